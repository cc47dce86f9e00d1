/** From page to page of a list. */
import { number } from './words.js';

interface Props {
  /** 1-based. */
  readonly page: number;
  readonly pages: number;
  readonly href: (page: number) => string;
}

export function Pager({ page, pages, href }: Props) {
  if (pages <= 1) return null;
  return (
    <nav class="pager" aria-label="Pages">
      {page > 1 ? (
        <a rel="prev" href={href(page - 1)}>
          Previous
        </a>
      ) : (
        <span />
      )}
      <span>
        Page {number(page)} of {number(pages)}
      </span>
      {page < pages ? (
        <a rel="next" href={href(page + 1)}>
          Next
        </a>
      ) : (
        <span />
      )}
    </nav>
  );
}
