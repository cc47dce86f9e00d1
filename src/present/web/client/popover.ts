/** What is known of a quote, beside it while it is pointed at or has the focus. */

export function addPopover(story: HTMLElement): void {
  const popover = document.createElement('div');
  popover.className = 'popover';
  popover.hidden = true;
  document.body.append(popover);
  let leaving: ReturnType<typeof setTimeout> | undefined;
  let shown: string | undefined;

  const show = (piece: HTMLElement) => {
    clearTimeout(leaving);
    const id = piece.dataset.content?.split(' ')[0];
    const card = id === undefined ? null : document.getElementById(`card-${id}`);
    if (!card || piece.classList.contains('aside-for-now')) return;
    if (shown === id && !popover.hidden) return;
    shown = id;
    fill(popover, card);
    place(popover, piece);
    light(story, id);
  };
  const hide = () => {
    popover.hidden = true;
    shown = undefined;
    light(story, undefined);
  };
  const leave = () => {
    clearTimeout(leaving);
    leaving = setTimeout(hide, 250);
  };

  for (const kind of ['pointerover', 'focusin'] as const) {
    story.addEventListener(kind, (event) => {
      const piece = (event.target as Element).closest<HTMLElement>('a.said.content');
      if (piece) show(piece);
    });
  }
  for (const kind of ['pointerout', 'focusout'] as const) story.addEventListener(kind, leave);
  popover.addEventListener('pointerenter', () => clearTimeout(leaving));
  popover.addEventListener('focusin', () => clearTimeout(leaving));
  popover.addEventListener('pointerleave', leave);
  document.addEventListener('keydown', (event) => {
    if (event.key === 'Escape') hide();
  });
}

/** With a copy of the quote's card, which keeps its id to itself. */
function fill(popover: HTMLElement, card: HTMLElement): void {
  const holder = document.createElement('div');
  holder.className = card.className;
  holder.append(...card.cloneNode(true).childNodes);
  popover.replaceChildren(holder);
  popover.className = `popover ${[...card.classList].filter((name) => /^s\d+$/.test(name)).join(' ')}`;
  popover.hidden = false;
}

/** Above the piece's first line, where the text has been read already, or below it where there is no room. */
function place(popover: HTMLElement, piece: HTMLElement): void {
  const lines = [...piece.getClientRects()];
  const first = lines[0] ?? piece.getBoundingClientRect();
  const last = lines.at(-1) ?? first;
  const { width, height } = popover.getBoundingClientRect();
  const above = first.top - height - 8;
  // Styles set from a script are allowed by the policy; styles in markup are not.
  popover.style.left = `${Math.min(Math.max(16, first.left), innerWidth - width - 16) + scrollX}px`;
  popover.style.top = `${(above > 0 ? above : last.bottom + 8) + scrollY}px`;
}

/** All pieces of one quote. */
function light(story: HTMLElement, id: string | undefined): void {
  for (const piece of story.querySelectorAll<HTMLElement>('.said.content')) {
    const mine = id !== undefined && piece.dataset.content?.split(' ').includes(id);
    piece.classList.toggle('lit', mine === true);
  }
}
