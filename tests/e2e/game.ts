import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import process from 'node:process'
import { onTestFinished } from 'vitest'
import { type DrivenTerminal, type StartOptions, startTerminal } from '../terminal/terminal.ts'

/** The built program, as a shell would start it. */
export const PROGRAM = [process.execPath, 'bin/cowhand.cjs'] as const

/** A folder that is gone after the test. */
export function temporaryFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'cowhand-e2e-'))
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }))
  return folder
}

interface GameOptions extends StartOptions {
  readonly args?: readonly string[]
  readonly saves?: string
}

/** Starts the game with a player of its own; ended after the test at the latest. */
export function startGame({ args = [], saves = temporaryFolder(), env = {}, ...rest }: GameOptions = {}) {
  const game = startTerminal([...PROGRAM, ...args], { ...rest, env: { ...env, COWHAND_SAVES: saves } })
  onTestFinished(() => game.dispose())
  return game
}

export const YOURS = 'your handler'
export const VERDICT = '── verdict'

/** From a level's brief to its first trap, with nothing done for the player. */
export async function toFirstTrap(game: DrivenTerminal): Promise<void> {
  await game.waitFor('Enter start')
  await game.press('4', 'Enter')
  await game.waitFor(YOURS)
}

/** Types the keys that handle the trap at hand, return among them, and waits for the verdict. */
export async function handleTrap(game: DrivenTerminal, keys: string): Promise<void> {
  await game.press(...keys)
  await game.waitFor(VERDICT)
}

/** From a verdict to the next trap; the machine's run is skipped. */
export async function toNextTrap(game: DrivenTerminal): Promise<void> {
  await game.press('Enter')
  await game.waitFor('Enter skip')
  await game.press('Enter')
  await game.waitFor(YOURS)
}

/** From the last verdict to the result. */
export async function toResult(game: DrivenTerminal): Promise<void> {
  await game.press('Enter')
  await game.waitFor(/Enter skip|Play again/)
  if (!game.text().includes('Play again')) await game.press('Enter')
  await game.waitFor('Play again')
}

/** Plays grandchild-writes from its brief to three stars. */
export async function playGrandchildWrites(game: DrivenTerminal): Promise<void> {
  await toFirstTrap(game)
  await handleTrap(game, 'acmdr')
  await toNextTrap(game)
  await handleTrap(game, 'acmdr')
  await toNextTrap(game)
  await handleTrap(game, 'pr')
  await toResult(game)
}
