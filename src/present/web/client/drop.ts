/** A file dropped on the form is sent at once. */

export function addDropping(): void {
  const form = document.querySelector<HTMLFormElement>('form.drop');
  const field = form?.querySelector<HTMLInputElement>('input[type=file]');
  if (!form || !field) return;
  form.addEventListener('dragover', (event) => {
    event.preventDefault();
    form.classList.add('over');
  });
  form.addEventListener('dragleave', () => form.classList.remove('over'));
  form.addEventListener('drop', (event) => {
    event.preventDefault();
    form.classList.remove('over');
    const files = event.dataTransfer?.files;
    if (!files || files.length === 0) return;
    field.files = files;
    form.submit();
  });
}
