import { Tooltip } from 'antd';

/** One line of a text that may be long; the whole of it on hovering and for screen readers. */
export function Ellipsis({ children, className = '' }: { readonly children: string; readonly className?: string }) {
  return (
    <Tooltip title={children} mouseEnterDelay={0.5}>
      <span className={`ellipsis ${className}`}>{children}</span>
    </Tooltip>
  );
}
