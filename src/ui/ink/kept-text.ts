import type { DOMElement } from 'ink'
import squashTextNodes from '../../../node_modules/ink/build/squash-text-nodes.js'

const END = Symbol('the end of a part')

/** All that the text of a node is made from, in its order. */
function partsOf(node: DOMElement, parts: unknown[] = []): readonly unknown[] {
  for (const child of node.childNodes) {
    if (child.nodeName === '#text') {
      parts.push(child.nodeValue)
      continue
    }
    parts.push(child.nodeName, child.isHidden, child.internal_transform)
    partsOf(child, parts)
    parts.push(END)
  }
  return parts
}

interface Kept {
  readonly parts: readonly unknown[]
  readonly text: string
}

const kept = new WeakMap<DOMElement, Kept>()

/**
 * In the place of Ink's squashTextNodes, which styles all spans of a text again for every frame: a text whose parts
 * are those of the frame before is that frame's.
 */
export default function keptText(node: DOMElement): string {
  const parts = partsOf(node)
  const before = kept.get(node)
  if (before?.parts.length === parts.length && parts.every((part, index) => part === before.parts[index]))
    return before.text
  const text = squashTextNodes(node)
  kept.set(node, { parts, text })
  return text
}
