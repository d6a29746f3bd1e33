import { join } from 'node:path'
import {
  exportProgress,
  longestProgress,
  lookAt,
  openStore,
  type Profile,
  readProgress,
  writeExport,
} from '../../store/index.ts'
// Not the index of ui: that would load the screens.
import { progressOf, progressRows } from '../../ui/presentation/progress.ts'
import { terminalSays } from '../../ui/terminal-says.ts'
import { lookOf } from '../../ui/theme/look.ts'
import { themeFor } from '../../ui/theme.ts'
import { today } from '../../ui/today.ts'
import { cleanText, quote } from '../../workload/index.ts'
import { readText } from '../files.ts'
import { folderOf, LONGEST_WHY, playerOrNew, trouble } from '../player.ts'
import { Trouble } from '../trouble.ts'
import { OK, USAGE, type World } from '../world.ts'
import { programLevels } from './level-files.ts'

const WIDEST = 100
const NARROWEST = 60

const counted = (count: number, one: string): string => `${count} ${one}${count === 1 ? '' : 's'}`

const holds = (profile: Profile): string => {
  const { mastered, beliefs } = progressOf(profile, [], today())
  const played = counted(Object.keys(profile.levels).length, 'level')
  return `${played}, ${counted(Object.keys(profile.drills).length, 'drill')}, ${mastered} of ${beliefs.length} wrong beliefs overcome`
}

/** The player in the saves folder. @throws Trouble where there is none, or where the save cannot be read */
async function playerIn(folder: string): Promise<Profile> {
  const looked = await lookAt(folder)
  if (!looked.ok) throw trouble(looked.why)
  return looked.profile
}

/** `cowhand progress`: the page of progress, or of a player of whom nothing is known yet. @returns the exit status */
export async function page(json: boolean, saves: string | undefined, world: World): Promise<number> {
  const { profile, absent } = await playerOrNew(folderOf(saves, world))
  const progress = progressOf(profile, (await programLevels(world)).levels, today())
  if (json) {
    await world.out.line(JSON.stringify(progress, null, 2))
    return OK
  }
  if (absent !== null) await world.err.line(absent)
  const theme = themeFor({
    ...lookOf(profile.settings, terminalSays(process.env, process.platform)),
    colour: 'none',
  })
  for (const row of progressRows(progress, theme, Math.max(NARROWEST, Math.min(WIDEST, world.columns))))
    await world.out.line(theme.show(row.map(({ text }) => text).join('')).trimEnd())
  return OK
}

/** `cowhand progress --export FILE`. @returns the exit status @throws Trouble where it cannot be written */
export async function exportTo(file: string, saves: string | undefined, world: World): Promise<number> {
  const profile = await playerIn(folderOf(saves, world))
  const text = exportProgress(profile)
  if (file === '-') {
    await world.out.write(text)
    return OK
  }
  const exported = await writeExport(file, text)
  if (!exported.ok) throw trouble(exported.why)
  await world.out.line(`${cleanText(exported.path)}: written: ${holds(profile)}`)
  return OK
}

/** `cowhand progress --import FILE`. @returns the exit status @throws Trouble where nothing could be taken in */
export async function importFrom(file: string, saves: string | undefined, world: World): Promise<number> {
  const text = await readText(file, longestProgress, world)
  const read = readProgress(text, file === '-' ? 'standard input' : cleanText(file))
  if (!read.ok) throw new Trouble(`${read.message}\nnothing was imported`)
  const folder = folderOf(saves, world)
  const { store } = await openStore(folder)
  const outcome = await store.importProgress(read.profile)
  if (!outcome.saved) throw trouble(`nothing was imported: ${outcome.why}`)
  await world.out.line(`taken in: ${holds(read.profile)}`)
  await world.out.line(`the save now holds: ${holds(outcome.profile)}`)
  if (outcome.keptAs !== null)
    await world.out.line(`the save before is kept as ${cleanText(join(folder, outcome.keptAs))}`)
  return OK
}

/** `cowhand progress --reset`. Without `yes` it says what it would do. @returns the exit status */
export async function reset(yes: boolean, saves: string | undefined, world: World): Promise<number> {
  const folder = folderOf(saves, world)
  const profile = await playerIn(folder)
  if (!yes) {
    await world.err.line(
      `this would begin anew in ${quote(folder, LONGEST_WHY)}, which holds ${holds(profile)}; name and settings would stay, ` +
        'and the save would be kept under another name. Nothing was changed; to do it, add --yes',
    )
    return USAGE
  }
  const { store } = await openStore(folder)
  const outcome = await store.reset()
  if (!outcome.saved) throw trouble(`nothing was reset: ${outcome.why}`)
  await world.out.line('begun anew, with the same name and settings')
  if (outcome.keptAs !== null)
    await world.out.line(`the save before is kept as ${cleanText(join(folder, outcome.keptAs))}`)
  return OK
}
