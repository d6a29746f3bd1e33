import type { Key } from 'ink'
import { describe, expect, it } from 'vitest'
import { frameName, pageName } from '../../src/machine/index.ts'
import { COMMANDS, commandsOf, disabled } from '../../src/ui/commands.ts'
import { keysOf } from '../../src/ui/keys.ts'
import { send } from '../../src/ui/play/press.ts'
import type { PlayView } from '../../src/ui/play/view.ts'
import { gameOfLines } from '../game/stage.ts'
import {
  atFirstTrap,
  keysFrom,
  levelView,
  press,
  runView,
  type SceneName,
  sceneView,
  stepsOf,
  type,
} from './stage.ts'

const noKey: Key = {
  upArrow: false,
  downArrow: false,
  leftArrow: false,
  rightArrow: false,
  pageDown: false,
  pageUp: false,
  home: false,
  end: false,
  return: false,
  escape: false,
  ctrl: false,
  shift: false,
  tab: false,
  backspace: false,
  delete: false,
  meta: false,
  super: false,
  hyper: false,
  capsLock: false,
  numLock: false,
}

const where = ({ target, session }: PlayView): string =>
  target.on === 'frame'
    ? `frame ${frameName(target.frame)}`
    : target.on === 'page'
      ? `P${target.process} ${pageName(session.play.machine, target.process, target.page)}`
      : `P${target.process}`

/** P1 has two pages of heap, on a and b, and calls fork. */
const forkHeap = (): PlayView =>
  atFirstTrap(
    gameOfLines([
      'P1 map heap anon private 2',
      'P1 store heap[0] A',
      'P1 store heap[1] B',
      '|',
      'P1 fork P2',
    ]),
  )

const viewOf = (name: SceneName | 'forkHeap'): PlayView =>
  name === 'forkHeap' ? forkHeap() : sceneView(name)

describe('primitives by letter', () => {
  it.each<[string, SceneName | 'forkHeap', string, readonly string[], string]>([
    [
      'five letters resolve a plain COW fault',
      'shared',
      'a c m d r',
      ['alloc', 'copy a → b', 'map P2 heap[0] → b rw', 'put a', 'return'],
      'clean',
    ],
    [
      'mapped first, the copy is from the old frame to the new one all the same',
      'shared',
      'a m c d r',
      ['alloc', 'map P2 heap[0] → b rw', 'copy a → b', 'put a', 'return'],
      'clean',
    ],
    [
      'drop means the old reference, even where the new frame is mapped already',
      'shared',
      'a c m d',
      ['alloc', 'copy a → b', 'map P2 heap[0] → b rw', 'put a'],
      '',
    ],
    ['one letter sets the last sharer free', 'last', 'p r', ['permit P1 heap[0]', 'return'], 'clean'],
    [
      'six letters are a fork',
      'forkHeap',
      'S A w m g r',
      [
        'spawn P1 → P2',
        'protect P1 heap[0]',
        'protect P1 heap[1]',
        'map P2 heap[0] → a r cow',
        'map P2 heap[1] → b r cow',
        'get a',
        'get b',
        'return',
      ],
      'clean',
    ],
    ['a drop on a frame is that frame’s', 'shared', 'Right Up d', ['put a'], ''],
    ['a get on a frame is that frame’s', 'shared', 'Right Up g', ['get a'], ''],
    ['M asks for the bits: c is COW', 'shared', 'M c', ['map P2 heap[0] → a r cow'], ''],
    ['M with a frame in hand maps that', 'shared', 'a M r', ['alloc', 'map P2 heap[0] → b r'], ''],
    ['M: w is read and write', 'shared', 'M w', ['map P2 heap[0] → a rw'], ''],
    ['P asks for the parent: i is init', 'exit', 'P i', ['reparent P2 → init'], ''],
    ['E asks for the error: m is ENOMEM', 'forkFull', 'E m', ['fail ENOMEM'], ''],
    ['an ask is answered by arrows and Enter too', 'exit', 'P Right Left Enter', ['reparent P2 → init'], ''],
    ['an ask can be left', 'exit', 'P Escape', [], ''],
    [
      'with two frames in hand map asks which',
      'shared',
      'a a m c',
      ['alloc', 'alloc', 'map P2 heap[0] → c rw'],
      '',
    ],
  ])('%s', (_, scene, keys, steps, verdict) => {
    const after = type(viewOf(scene), keys)
    expect(stepsOf(after)).toEqual(steps)
    expect(after.session.play.handled.at(-1)?.verdict.kind ?? '').toBe(verdict)
    expect(after.ask).toBe(null)
  })
})

describe('the cursor', () => {
  it.each([
    ['starts on the faulting page', 'pages', '', 'P2 heap[0]'],
    ['starts on the process where no page is in question', 'exit', '', 'P2'],
    ['goes left and right over the processes', 'pages', 'Left', 'P1 heap[0]'],
    ['goes right to the frames, in the row it is in', 'pages', 'Right', 'frame b'],
    ['goes down over the pages', 'pages', 'Down', 'P2 heap[1]'],
    ['goes up to the heading', 'pages', 'Up', 'P2'],
    ['stops at the edges', 'pages', 'Up Up Left Left Left', 'P1'],
    ['has h for left', 'pages', 'h', 'P1 heap[0]'],
    ['has l for right', 'pages', 'l', 'frame b'],
    ['has j for down', 'pages', 'j', 'P2 heap[1]'],
    ['has k for up', 'pages', 'k', 'P2'],
    [
      'goes on from where the last frame is, in the nearest row',
      'pages',
      'Right Down Down Left',
      'P2 heap[1]',
    ],
  ] as const)('%s', (_, scene, keys, target) => {
    const after = type(sceneView(scene), keys)
    expect(where(after)).toBe(target)
    expect(after.focus).toBe('machine')
  })

  it('goes down from the last page to the list of commands, and up again from its first row', () => {
    const down = type(sceneView('pages'), 'Down Down')
    expect(down.focus).toBe('palette')
    expect(commandsOf({ demand: false })[down.command]?.id).toBe('alloc')
    expect(type(down, 'Up').focus).toBe('machine')
  })

  it.each([
    ['Tab', 'palette', 'alloc'],
    ['Tab Tab', 'machine', 'alloc'],
    ['Enter', 'palette', 'alloc'],
    ['Tab Right Right Left', 'palette', 'copy'],
    ['Tab Down', 'palette', 'unmap'],
    ['Tab Left', 'palette', 'alloc'],
  ])('%s leads to the %s, at %s', (keys, focus, id) => {
    const after = type(sceneView('shared'), keys)
    expect(after.focus).toBe(focus)
    expect(commandsOf({ demand: false })[after.command]?.id).toBe(id)
  })

  it('does by Enter in the list what the letter does', () => {
    for (const [index, { key }] of commandsOf({ demand: false }).entries()) {
      const view = sceneView('shared')
      const byEnter = press({ ...view, focus: 'palette', command: index }, keysFrom('Enter'))
      const byLetter = press(view, [{ char: key }])
      expect({ ...byEnter, focus: 'machine', command: 0 }).toEqual(byLetter)
    }
  })
})

describe('marks', () => {
  it('are put and taken away by Space, and a primitive goes over them in the order in which they were put', () => {
    const view = viewOf('forkHeap')
    expect(stepsOf(type(view, 'S Down Down Space Up Space w'))).toEqual([
      'spawn P1 → P2',
      'protect P1 heap[1]',
      'protect P1 heap[0]',
    ])
    expect(type(view, 'Down Space Space').marks).toEqual([])
  })

  it('are put on all pages of a process by A, and taken away by A again', () => {
    const view = viewOf('forkHeap')
    expect(type(view, 'A').marks).toHaveLength(2)
    expect(type(view, 'A A').marks).toEqual([])
    expect(type(view, 'Down Space A').marks).toHaveLength(2)
  })

  it('make one step for undo, however many pages there are', () => {
    const done = type(viewOf('forkHeap'), 'S A w m g')
    expect(done.session.past).toHaveLength(4)
    const undone = type(done, 'u u')
    expect(stepsOf(undone)).toEqual(['spawn P1 → P2', 'protect P1 heap[0]', 'protect P1 heap[1]'])
    expect(stepsOf(type(undone, 'y y'))).toEqual(stepsOf(done))
  })

  it('are gone at the next trap', () => {
    const marked = type(levelView('grandchild-writes'), 'A a')
    expect(marked.marks).not.toEqual([])
    const next = runView(send(type(marked, 'Space A A c m d r'), { do: 'next', at: 5000 }), 5000)
    expect(next.session.play.phase).toBe('trap')
    expect(next.marks).toEqual([])
  })
})

describe('keys in one chunk', () => {
  it('are all taken: five letters at once resolve a plain COW fault', () => {
    const keys = keysOf('acmdr', noKey)
    expect(keys).toHaveLength(5)
    expect(press(sceneView('shared'), keys).session.play.handled.at(-1)?.verdict.kind).toBe('clean')
  })

  it.each([
    ['an arrow', '', { upArrow: true }, [{ name: 'up' }]],
    ['Enter among letters', 'a\rb', {}, [{ char: 'a' }, { name: 'enter' }, { char: 'b' }]],
    ['Enter', '\r', { return: true }, [{ name: 'enter' }]],
    ['Esc', '', { escape: true }, [{ name: 'escape' }]],
    ['Delete, which some terminals send for backspace', '', { delete: true }, [{ name: 'backspace' }]],
    ['Ctrl-Z', 'z', { ctrl: true }, [{ name: 'suspend' }]],
    ['Ctrl with another letter, which is no letter', 'a', { ctrl: true }, []],
    ['Alt with a letter, which is no letter', 'a', { meta: true }, []],
    ['a character of more than one code unit', '🐄', {}, [{ char: '🐄' }]],
  ] as const)('%s', (_, input, key, expected) => {
    expect(keysOf(input, { ...noKey, ...key })).toEqual(expected)
  })
})

describe('commands', () => {
  it('have a key each, and none of the cursor’s', () => {
    const keys = COMMANDS.map(({ key }) => key)
    expect(new Set(keys).size).toBe(keys.length)
    expect(keys.filter(key => 'hjkl'.includes(key))).toEqual([])
    expect(keys.every(key => key.length === 1)).toBe(true)
    expect(new Set(COMMANDS.map(({ id }) => id)).size).toBe(COMMANDS.length)
  })

  it.each<[string, SceneName | 'forkHeap', string, string]>([
    ['undo', 'shared', '', 'There is nothing to undo.'],
    ['redo', 'shared', 'a', 'There is nothing to redo.'],
    ['map', 'shared', 'Up', 'Move the cursor to the page to map.'],
    ['copy', 'shared', 'Up', 'Move the cursor to the page or frame to copy from.'],
    ['zero', 'exit', '', 'Take a frame in hand first, or move the cursor to one.'],
    ['fill', 'shared', 'a', 'Move the cursor to a page of a file: text, for example.'],
    ['protect', 'shared', 'Up', 'Move the cursor to a page, or mark pages with Space.'],
    ['get', 'forkHeap', '', 'Move the cursor to a page, or mark pages with Space.'],
    ['poke', 'shared', '', 'Only read(2) brings bytes for the kernel to store.'],
    ['spawn', 'shared', '', 'Only fork makes a child.'],
    ['exec', 'shared', '', 'Nobody called exec.'],
    ['grow', 'shared', '', 'Nobody asked for memory.'],
    ['shrink', 'shared', '', 'Nobody gives memory back.'],
  ])('%s says why it can do nothing, and its letter says the same', (id, scene, keys, why) => {
    const view = type(viewOf(scene), keys)
    const command = COMMANDS.find(candidate => candidate.id === id)
    if (command === undefined) throw new Error(`no command ${id}`)
    expect(disabled(command, view)).toBe(why)
    const after = press(view, [{ char: command.key }])
    expect(after.message).toEqual({ text: why, tone: 'warn' })
    expect(stepsOf(after)).toEqual(stepsOf(view))
  })

  it('can do something once there is what they need', () => {
    const possible = (view: PlayView) =>
      COMMANDS.filter(command => disabled(command, view) === null).map(({ id }) => id)
    expect(possible(type(sceneView('shared'), 'a'))).toEqual(
      expect.arrayContaining(['copy', 'map', 'put', 'permit', 'zero', 'undo']),
    )
    expect(possible(sceneView('fork'))).toContain('spawn')
    expect(possible(sceneView('exec'))).toContain('exec')
    expect(possible(sceneView('sbrk'))).toContain('grow')
    expect(possible(sceneView('unmap'))).toContain('shrink')
    expect(possible(sceneView('read'))).toContain('poke')
  })
})
