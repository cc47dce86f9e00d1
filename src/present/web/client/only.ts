/** A click on a speaker keeps only theirs; a second one, or Escape, brings everybody back. The address follows. */

export function addOnly(story: HTMLElement): void {
  const links = [...story.querySelectorAll<HTMLAnchorElement>('.cast a[data-speaker]')];
  const keep = (speaker: string | null) => {
    story.dataset.only = speaker ?? '';
    for (const piece of story.querySelectorAll<HTMLElement>('.said[data-speaker]'))
      piece.classList.toggle('aside-for-now', speaker !== null && piece.dataset.speaker !== speaker);
    for (const card of story.querySelectorAll<HTMLElement>('.card[data-speaker]'))
      card.hidden = speaker !== null && card.dataset.speaker !== speaker;
    for (const link of links) {
      if (speaker !== null && link.dataset.speaker === speaker) link.setAttribute('aria-current', 'true');
      else link.removeAttribute('aria-current');
    }
    story.querySelector('.show-all')?.toggleAttribute('hidden', speaker === null);
    const address = new URL(location.href);
    if (speaker === null) address.searchParams.delete('only');
    else address.searchParams.set('only', speaker);
    if (address.pathname === '/story') history.replaceState(null, '', address);
  };
  for (const link of links) {
    link.addEventListener('click', (event) => {
      if (event.ctrlKey || event.metaKey || event.shiftKey) return;
      event.preventDefault();
      const { speaker = 'all' } = link.dataset;
      keep(speaker === 'all' || story.dataset.only === speaker ? null : speaker);
    });
  }
  document.addEventListener('keydown', (event) => {
    if (event.key === 'Escape' && story.dataset.only) keep(null);
  });
  if (story.dataset.only) keep(story.dataset.only);
}
