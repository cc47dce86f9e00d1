/** The keys that the list of keys names. */

const QUOTES = '.quote-card, a.said.content[id]:not(.aside-for-now)';

export function addKeys(): void {
  const list = document.querySelector<HTMLDialogElement>('#keys');
  const does: Readonly<Record<string, () => void>> = {
    '/': () => document.querySelector<HTMLInputElement>('#search')?.select(),
    j: () => step(1),
    k: () => step(-1),
    e: () => within('.put-right')?.click(),
    c: () => within('.copy')?.click(),
    '?': () => list?.showModal(),
  };
  document.addEventListener('keydown', (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || isTyping(event.target)) return;
    const act = does[event.key];
    if (!act || list?.open) return;
    event.preventDefault();
    act();
  });
}

function isTyping(target: EventTarget | null): boolean {
  return target instanceof HTMLElement && target.matches('input:not([type=radio]), textarea, select');
}

/** To the next or the previous quote, of those that are shown. */
function step(by: 1 | -1): void {
  const quotes = [...document.querySelectorAll<HTMLElement>(QUOTES)];
  const here = quotes.findIndex((quote) => quote.contains(document.activeElement));
  const next = quotes[here < 0 ? (by > 0 ? 0 : quotes.length - 1) : here + by];
  next?.focus({ preventScroll: true });
  next?.scrollIntoView({ block: 'center' });
}

/** A control of the quote that has the focus. */
function within(selector: string): HTMLElement | null | undefined {
  const focused = document.activeElement;
  const said = focused?.closest('a.said.content');
  const card = said
    ? document.querySelector(`#card-${CSS.escape(said.getAttribute('data-content')?.split(' ')[0] ?? '')}`)
    : focused?.closest('.quote-card, .card, .popover');
  return card?.querySelector<HTMLElement>(selector);
}
