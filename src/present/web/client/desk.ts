/** What a script adds to pages that work without one. */
import { addCopying } from './copy.js';
import { addDropping } from './drop.js';
import { addKeys } from './keys.js';
import { addOnly } from './only.js';
import { addPopover } from './popover.js';
import { addSelecting } from './select.js';

document.documentElement.classList.add('scripted');
addCopying();
addKeys();
addDropping();
const story = document.querySelector<HTMLElement>('.told');
if (story) {
  addOnly(story);
  addPopover(story);
}
addSelecting();
// On a small screen what a page is for comes before what it can be narrowed down by.
if (matchMedia('(max-width: 60rem)').matches) document.querySelector('.facet-fold')?.removeAttribute('open');
