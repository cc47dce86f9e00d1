/** Words selected in a story's text, as offsets: to add a missed quote, or to say where a quote begins and ends. */

interface Selected {
  readonly start: number;
  readonly end: number;
  readonly text: string;
  readonly box: DOMRect;
}

export function addSelecting(): void {
  const form = document.querySelector<HTMLFormElement>('form[data-kind=boundaries], form[data-kind=missed]');
  const story = document.querySelector<HTMLElement>('.told[data-story]');
  if (form) fillFrom(form);
  else if (story && document.querySelector('.add-missed')) offerToAdd(story.dataset.story ?? '');
}

function fillFrom(form: HTMLFormElement): void {
  const words = form.elements.namedItem('words') as HTMLTextAreaElement;
  const spans = form.elements.namedItem('spans') as HTMLInputElement;
  onSelected((selected) => {
    if (!selected) return;
    words.value = selected.text;
    spans.value = `${selected.start}-${selected.end}`;
  });
  words.addEventListener('input', () => {
    spans.value = '';
  });
}

function offerToAdd(story: string): void {
  const button = document.createElement('button');
  button.className = 'select-bar';
  button.textContent = 'Add as a quote';
  button.hidden = true;
  document.body.append(button);
  let chosen: Selected | null = null;
  button.addEventListener('click', () => {
    if (!chosen) return;
    const parameters = { story, start: String(chosen.start), end: String(chosen.end) };
    location.href = `/correct?${new URLSearchParams(parameters).toString()}`;
  });
  onSelected((selected) => {
    chosen = selected;
    button.hidden = !selected;
    if (!selected) return;
    button.style.left = `${selected.box.left + scrollX}px`;
    button.style.top = `${selected.box.bottom + scrollY + 8}px`;
  });
}

function onSelected(act: (selected: Selected | null) => void): void {
  let waiting: ReturnType<typeof setTimeout> | undefined;
  document.addEventListener('selectionchange', () => {
    clearTimeout(waiting);
    waiting = setTimeout(() => act(selectedText()), 150);
  });
}

function selectedText(): Selected | null {
  const selection = getSelection();
  if (!selection || selection.isCollapsed || selection.rangeCount === 0) return null;
  const range = selection.getRangeAt(0);
  const start = offsetOf(range.startContainer, range.startOffset);
  const end = offsetOf(range.endContainer, range.endOffset);
  const text = selection.toString().trim();
  if (start === null || end === null || start >= end || text === '') return null;
  return { start, end, text, box: range.getBoundingClientRect() };
}

/** A paragraph holds its part of the text unchanged, from `data-start` on. Null outside the text. */
function offsetOf(node: Node, offset: number): number | null {
  const element = node instanceof Element ? node : node.parentElement;
  const paragraph = element?.closest<HTMLElement>('.story-text p');
  if (!paragraph) return null;
  const before = document.createRange();
  before.setStart(paragraph, 0);
  before.setEnd(node, offset);
  return Number(paragraph.dataset.start) + (before.cloneContents().textContent ?? '').length;
}
