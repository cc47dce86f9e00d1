/** "Copy": a quote with its attribution and a link, on the clipboard. */

export function addCopying(): void {
  document.addEventListener('click', (event) => {
    const button = (event.target as Element).closest<HTMLElement>('.copy');
    if (button) void copy(button);
  });
}

async function copy(button: HTMLElement): Promise<void> {
  const { copy: citation = '', link = '' } = button.dataset;
  await navigator.clipboard.writeText(`${citation} ${new URL(link, location.href).href}`);
  button.classList.add('copied');
  setTimeout(() => button.classList.remove('copied'), 1500);
}
