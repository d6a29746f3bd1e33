import { mkdirSync } from 'node:fs'
import { isAbsolute, join, resolve } from 'node:path'
import { expect, test } from 'vitest'
import { checkoutRoot, savesFolder } from '../../src/store/location.ts'
import { emptyFolder } from './samples.ts'

const env = { COWHAND_SAVES: '/from/env' }

test.each([
  ['--saves goes before all', { flag: '/from/flag', env, checkoutRoot: '/checkout' }, '/from/flag'],
  ['a relative --saves is made absolute', { flag: 'mine', env, checkoutRoot: null }, resolve('mine')],
  [
    'COWHAND_SAVES goes before the checkout',
    { flag: undefined, env, checkoutRoot: '/checkout' },
    '/from/env',
  ],
  [
    'an empty flag or variable is none',
    { flag: '', env: { COWHAND_SAVES: '' }, checkoutRoot: '/c' },
    '/c/saves',
  ],
  ['a checkout keeps its own', { flag: undefined, env: {}, checkoutRoot: '/checkout' }, '/checkout/saves'],
])('%s', (_, whereabouts, folder) => {
  expect(savesFolder(whereabouts)).toBe(resolve(folder))
})

test("an installed program uses a folder of its own among the user's data", () => {
  const folder = savesFolder({ flag: undefined, env: {}, checkoutRoot: null })
  expect(isAbsolute(folder)).toBe(true)
  expect(folder).toMatch(/cowhand/)
  expect(folder.startsWith(process.cwd())).toBe(false)
})

test('this checkout is a checkout', () => {
  expect(checkoutRoot(process.cwd())).toBe(process.cwd())
})

test.each([
  ['sources and saves', ['src', 'saves'], '.', true],
  ['no sources: a package', ['dist', 'saves'], '.', false],
  ['no saves', ['src'], '.', false],
  [
    'inside node_modules',
    ['node_modules/cowhand/src', 'node_modules/cowhand/saves'],
    'node_modules/cowhand',
    false,
  ],
])('a checkout is told by its folders: %s', (_, folders, root, is) => {
  const base = emptyFolder()
  for (const folder of folders) mkdirSync(join(base, folder), { recursive: true })
  expect(checkoutRoot(join(base, root))).toBe(is ? join(base, root) : null)
})
