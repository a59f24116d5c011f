import { useVirtualizer } from '@tanstack/react-virtual';
import { type KeyboardEvent, useEffect, useRef } from 'react';
import type { Post } from './use-post-pages.ts';

/** Posts under one another; arrows walk them, other keys go to `onKey`. */
export function PostList({
  total,
  selected,
  postAt,
  isChecked,
  onSelect,
  onShown,
  onKey,
}: {
  readonly total: number;
  readonly selected: number;
  readonly postAt: (index: number) => Post | null;
  readonly isChecked: (row: number) => boolean;
  readonly onSelect: (index: number) => void;
  readonly onShown: (from: number, to: number) => void;
  readonly onKey: (key: string) => boolean;
}) {
  const box = useRef<HTMLDivElement>(null);
  const virtual = useVirtualizer({
    count: total,
    getScrollElement: () => box.current,
    estimateSize: () => 56,
    overscan: 8,
  });
  const items = virtual.getVirtualItems();
  const from = items[0]?.index ?? 0;
  const to = items.at(-1)?.index ?? 0;
  useEffect(() => onShown(from, to), [onShown, from, to]);
  const move = (index: number): void => {
    const next = Math.max(0, Math.min(total - 1, index));
    onSelect(next);
    virtual.scrollToIndex(next);
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.metaKey || event.ctrlKey || event.altKey) return;
    const steps: Readonly<Record<string, number>> = {
      ArrowDown: selected + 1,
      ArrowUp: selected - 1,
      PageDown: selected + 10,
      PageUp: selected - 10,
      Home: 0,
      End: total - 1,
    };
    const step = steps[event.key];
    if (step !== undefined) move(step);
    else if (!onKey(event.key.toLowerCase())) return;
    event.preventDefault();
  };
  return (
    <div
      ref={box}
      className="post-list"
      role="listbox"
      tabIndex={0}
      aria-label="Posts"
      aria-activedescendant={total > 0 ? `post-${selected}` : undefined}
      onKeyDown={onKeyDown}
    >
      <div className="post-list-inner" style={{ height: virtual.getTotalSize() }}>
        {items.map(({ index, start }) => (
          <PostLine
            key={index}
            index={index}
            top={start}
            total={total}
            post={postAt(index)}
            isSelected={index === selected}
            isChecked={isChecked}
            onSelect={onSelect}
          />
        ))}
      </div>
    </div>
  );
}

function PostLine({
  index,
  top,
  total,
  post,
  isSelected,
  isChecked,
  onSelect,
}: {
  readonly index: number;
  readonly top: number;
  readonly total: number;
  readonly post: Post | null;
  readonly isSelected: boolean;
  readonly isChecked: (row: number) => boolean;
  readonly onSelect: (index: number) => void;
}) {
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: the list that holds the options takes the keys
    <div
      id={`post-${index}`}
      className="post-line"
      role="option"
      tabIndex={-1}
      aria-selected={isSelected}
      aria-posinset={index + 1}
      aria-setsize={total}
      style={{ transform: `translateY(${top}px)` }}
      onClick={() => onSelect(index)}
    >
      <p className="truncate">{post?.text ?? ' '}</p>
      <p className="post-tags">
        {post?.sentiment != null && (
          <span className={`tag-${post.sentiment.toLowerCase()} tag-dot`}>{post.sentiment}</span>
        )}
        {post?.certainty != null && post.certainty !== 'sure' && (
          <span className="quiet">{post.certainty}</span>
        )}
        {post?.trait != null && <span>{post.trait}</span>}
        {post !== null && isChecked(post.row) && <span className="tag-checked">by hand</span>}
      </p>
    </div>
  );
}
