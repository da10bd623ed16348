import type { JSX } from 'preact';

/** The product's mark: number slots on the wall, above and below the yellow line. */
export function Mark(): JSX.Element {
  return (
    <svg
      xmlns="http://www.w3.org/2000/svg"
      viewBox="0 0 26 26"
      width="26"
      height="26"
      aria-hidden="true"
    >
      <path fill="#0f4a36" d="M0 0h26v26H0z" />
      <path fill="#fbf8ec" d="M4 5h8v6H4zM14 5h8v6h-8zM4 18h8v4H4zM14 18h8v4h-8z" />
      <path fill="#f4c531" d="M0 13.5h26v2H0z" />
    </svg>
  );
}
