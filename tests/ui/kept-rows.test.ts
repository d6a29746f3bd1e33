import { expect, it } from 'vitest'
import { createNode, createTextNode, setTextNodeValue } from '../../node_modules/ink/build/dom.js'
import Output from '../../node_modules/ink/build/output.js'
import squashTextNodes from '../../node_modules/ink/build/squash-text-nodes.js'
import { Draws, randomState } from '../../src/level/index.ts'
import KeptRows from '../../src/ui/ink/kept-rows.ts'
import keptText from '../../src/ui/ink/kept-text.ts'
import { remembered } from '../../src/ui/ink/remembered.ts'

const TEXTS = [
  'P1 heap',
  '\u001b[38;2;10;20;30mred\u001b[39m and \u001b[1mbold\u001b[22m',
  '写时复制',
  'one\ntwo\nthree',
  `\u001b[48;2;1;2;3m${' '.repeat(20)}\u001b[49m`,
  'e\u0301 👩‍👩‍👧',
]

const inverse = (line: string): string => `\u001b[7m${line}\u001b[27m`
const upper = (line: string): string => line.toUpperCase()

type Operation = (screen: Output | KeptRows) => void

/** What Ink may ask of a screen of 20x8: texts that reach beyond its edges, under clips within clips. */
function someOperation(draws: Draws): Operation {
  const [x, y] = [draws.below(24) - 2, draws.below(12) - 2]
  const text = TEXTS[draws.below(TEXTS.length)] ?? ''
  const transformers = [[], [], [inverse], [upper, inverse]][draws.below(4)] ?? []
  const clip = { x1: x, x2: x + draws.below(9), y1: undefined, y2: y + draws.below(3) }
  const within = { x1: undefined, x2: 18, y1: 1, y2: 7 }
  const clips = [[], [], [], [clip], [within, clip]][draws.below(5)] ?? []
  return screen => {
    for (const one of clips) screen.clip(one)
    screen.write(x, y, text, { transformers })
    for (const _ of clips) screen.unclip()
  }
}

it('draws every frame as Ink does, whichever of its rows are those of the frame before', () => {
  const draws = new Draws(randomState(11))
  const operations = Array.from({ length: 8 }, () => someOperation(draws))
  for (let frame = 0; frame < 2000; frame++) {
    const size = { width: frame % 500 < 400 ? 20 : 17, height: frame % 300 < 250 ? 8 : 6 }
    const [kept, whole] = [new KeptRows(size), new Output(size)]
    for (const operation of operations) {
      operation(kept)
      operation(whole)
    }
    expect(kept.get()).toEqual(whole.get())
    for (let count = draws.below(3); count > 0; count--)
      operations[draws.below(operations.length)] = someOperation(draws)
  }
})

it('makes the text of a node anew where one of its parts has changed, and only there', () => {
  let styled = 0
  const node = createNode('ink-text')
  const [first, part, value] = [createTextNode('a '), createNode('ink-virtual-text'), createTextNode('b')]
  part.internal_transform = text => {
    styled += 1
    return `<${text}>`
  }
  part.childNodes.push(value)
  node.childNodes.push(first, part)
  expect([keptText(node), keptText(node), styled]).toEqual(['a <b>', 'a <b>', 1])
  setTextNodeValue(value, 'c')
  expect([keptText(node), styled]).toEqual(['a <c>', 2])
  part.internal_transform = upper
  expect(keptText(node)).toBe('a C')
  part.isHidden = true
  expect(keptText(node)).toBe('a ')
  node.childNodes.pop()
  part.isHidden = false
  expect(keptText(node)).toBe('a ')
  node.childNodes.unshift(part)
  expect(keptText(node)).toBe(squashTextNodes(node))
})

it('keeps what a text came to, for as many texts as it is told', () => {
  const asked: string[] = []
  const length = remembered(text => {
    asked.push(text)
    return text.length
  }, 2)
  expect(['a', 'bb', 'a', 'bb', 'ccc', 'ccc', 'a'].map(length)).toEqual([1, 2, 1, 2, 3, 3, 1])
  expect(asked).toEqual(['a', 'bb', 'ccc', 'a'])
})
