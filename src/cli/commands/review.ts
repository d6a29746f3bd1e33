import { byTopic, type Scheduled, scheduleOn } from '../../game/review/due.ts'
import { today } from '../../ui/today.ts'
import { folderOf, playerOrNew } from '../player.ts'
import { OK, type World } from '../world.ts'
import { playAt } from './play.ts'
import { table } from './table.ts'

const counted = (count: number, one: string): string => `${count} ${one}${count === 1 ? '' : 's'}`

const sinceText = ({ late, due }: Scheduled): string =>
  late === 0 ? 'since today' : `since ${due}, ${counted(late, 'day')}`

function linesOf(schedule: readonly Scheduled[]): string[] {
  const due = schedule.filter(({ late }) => late >= 0)
  const next = schedule.find(({ late }) => late < 0)
  const head =
    due.length === 0 ? 'nothing is due for review' : `due for review: ${counted(due.length, 'topic')}`
  return [
    head,
    ...table(due.map(scheduled => [`  ${scheduled.topic}`, sinceText(scheduled)])),
    ...(next === undefined ? [] : [`next: ${next.topic}, on ${next.due}`]),
    ...(schedule.length === 0
      ? ['nothing was asked yet: play a level, or sit an exam ("cowhand exam")']
      : []),
  ]
}

/**
 * `cowhand review`: plays what is due; what is due as text where that is asked for, or nothing is.
 * @returns the exit status
 * @throws Trouble where the save cannot be read
 */
export async function review(list: boolean, saves: string | undefined, world: World): Promise<number> {
  const { profile } = await playerOrNew(folderOf(saves, world))
  const schedule = byTopic(scheduleOn(profile.review, today()))
  if (!list && schedule.some(({ late }) => late >= 0)) return playAt({ mode: 'review' }, saves, world)
  for (const line of linesOf(schedule)) await world.out.line(line)
  return OK
}
