import type { DOMElement } from 'ink'
import { type RefObject, useLayoutEffect, useRef } from 'react'
import { type Row, widthOf } from '../text.ts'
import type { Hit } from './hit.ts'

/** The rows that each box of the screen shows, as they were drawn last. */
const drawn = new WeakMap<DOMElement, readonly Row[]>()

/** @returns a reference for the box that shows these rows and nothing else, so that clicks on them are found. */
export function useDrawn(rows: readonly Row[]): RefObject<DOMElement | null> {
  const box = useRef<DOMElement>(null)
  useLayoutEffect(() => {
    if (box.current !== null) drawn.set(box.current, rows)
  })
  return box
}

/** @returns what a click on a cell of a row hits. */
export function hitInRow(row: Row, x: number): Hit | null {
  let from = 0
  for (const { text, hit } of row) {
    from += widthOf(text)
    if (x < from) return hit ?? null
  }
  return null
}

/** What is at a cell of a part of the screen; undefined where that part shows no rows there. */
function hitIn(node: DOMElement, x: number, y: number): Hit | null | undefined {
  const { yogaNode, childNodes, style } = node
  if (yogaNode === undefined || style.display === 'none') return undefined
  const here = { x: x - yogaNode.getComputedLeft(), y: y - yogaNode.getComputedTop() }
  const rows = drawn.get(node)
  if (rows !== undefined) {
    const inside =
      here.x >= 0 &&
      here.y >= 0 &&
      here.x < yogaNode.getComputedWidth() &&
      here.y < yogaNode.getComputedHeight()
    return inside ? hitInRow(rows[here.y] ?? [], here.x) : undefined
  }
  let found: Hit | null | undefined
  // What comes later lies over what came before.
  for (const child of childNodes)
    if (child.nodeName === 'ink-box') found = hitIn(child, here.x, here.y) ?? found
  return found
}

/**
 * @param node any part of the screen
 * @param x the cell's column, from 0
 * @param y the cell's row, from 0
 * @returns what a click there hits; null where it hits nothing
 */
export function hitAt(node: DOMElement, x: number, y: number): Hit | null {
  let root = node
  while (root.parentNode !== undefined) root = root.parentNode
  return hitIn(root, x, y) ?? null
}
