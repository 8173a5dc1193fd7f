import type { ReactNode } from "react";

/** Strokes on a 20 unit grid, in the text's colour. Decoration: the control beside it carries the name. */
function icon(strokes: ReactNode): () => ReactNode {
  return function Icon() {
    return (
      <svg
        viewBox="0 0 20 20"
        width="20"
        height="20"
        fill="none"
        stroke="currentColor"
        strokeWidth="1.4"
        strokeLinecap="round"
        strokeLinejoin="round"
        aria-hidden="true"
        focusable="false"
      >
        {strokes}
      </svg>
    );
  };
}

export const EyeIcon = icon(
  <>
    <path d="M2.5 10S5 5 10 5s7.5 5 7.5 5-2.5 5-7.5 5-7.5-5-7.5-5z" />
    <circle cx="10" cy="10" r="2.3" />
  </>,
);

export const EyeOffIcon = icon(
  <>
    <path d="M4 4l12 12M8.2 5.2A7 7 0 0 1 10 5c5 0 7.5 5 7.5 5a13 13 0 0 1-2.3 2.9M5.4 6.6A13 13 0 0 0 2.5 10S5 15 10 15a7 7 0 0 0 3-.7" />
    <path d="M8.4 8.4a2.3 2.3 0 0 0 3.2 3.2" />
  </>,
);

export const PauseIcon = icon(<path d="M7 4.5v11M13 4.5v11" />);

export const PlayIcon = icon(<path d="M6.5 4.5v11l9-5.5z" />);

export const RefreshIcon = icon(<path d="M15.5 8A6 6 0 1 0 16 11.5M15.8 4.5V8h-3.5" />);

export const CopyIcon = icon(
  <>
    <rect x="7" y="7" width="9" height="9" rx="1.5" />
    <path d="M13 7V5.5A1.5 1.5 0 0 0 11.5 4h-6A1.5 1.5 0 0 0 4 5.5v6A1.5 1.5 0 0 0 5.5 13H7" />
  </>,
);

export const CloseIcon = icon(<path d="M5.5 5.5l9 9M14.5 5.5l-9 9" />);

export const MoreIcon = icon(<path strokeWidth="2.4" d="M10 5v.1M10 10v.1M10 15v.1" />);

export const PlusIcon = icon(<path d="M10 4.5v11M4.5 10h11" />);

export const MinusIcon = icon(<path d="M4.5 10h11" />);

export const CheckIcon = icon(<path d="M4.5 10.5l3.5 3.5 7.5-8" />);

export const LiveIcon = icon(<path d="M2.5 10.5h3L8 4.5l4 11 2.5-5h3" />);

export const InsertIcon = icon(
  <>
    <path d="M12.5 4.2c-3.2-1-3.6 1-4 4L7.7 14c-.3 2-1.2 2.7-3.2 2" />
    <path d="M5.5 8.5h5.5M11.5 11l4.5 5M16 11l-4.5 5" />
  </>,
);

export const ChartIcon = icon(
  <>
    <path d="M5.5 3v2.5M5.5 12v3M14.5 5v2.5M14.5 14v3M10 2.5v2M10 9v3" />
    <path d="M4 5.5h3V12H4zM8.5 4.5h3V9h-3zM13 7.5h3V14h-3z" />
  </>,
);

export const SheetIcon = icon(
  <>
    <rect x="3" y="3.5" width="14" height="13" rx="1.5" />
    <path d="M3 8h14M3 12.2h14M8 3.5v13" />
  </>,
);

export const UsageIcon = icon(
  <>
    <path d="M3.2 14.5a7.5 7.5 0 1 1 13.6 0" />
    <path d="M10 11.5l3.2-4" />
  </>,
);

export const ProblemsIcon = icon(
  <>
    <path d="M10 3.2l7.3 12.6a.8.8 0 0 1-.7 1.2H3.4a.8.8 0 0 1-.7-1.2z" />
    <path d="M10 8v4M10 14.3v.2" />
  </>,
);

export const SettingsIcon = icon(
  <>
    <path d="M3 6h7M14 6h3M3 14h3M10 14h7" />
    <circle cx="12" cy="6" r="2" />
    <circle cx="8" cy="14" r="2" />
  </>,
);

/** The product's mark (assets/icon.svg). */
export function Mark() {
  return (
    <svg viewBox="0 0 16 16" width="32" height="32" aria-hidden="true" focusable="false">
      <path fill="#0e6f7c" d="M3 0h9a3 3 0 0 1 3 3v8h-4v4H3a3 3 0 0 1-3-3V3a3 3 0 0 1 3-3z" />
      <path fill="#fff" d="M4 5h1v2h1v4H5v2H4v-2H3V7h1z" />
      <path fill="#fff" d="M10 2h1v2h1v4h-1v2h-1V8H9V4h1z" />
      <rect x="12" y="12" width="4" height="4" rx="1" fill="#f2a93b" />
    </svg>
  );
}
