import { type LevelRecord, type LevelRecords, levelRecords, type Profile, type Settings } from './profile.ts'

/** What this process changed and has not saved yet. In `levels`, `plays` counts the unsaved runs only. */
export interface Changes {
  readonly name: string | null
  readonly settings: Partial<Settings>
  readonly levels: LevelRecords
}

export const noChanges: Changes = { name: null, settings: {}, levels: levelRecords([]) }

/**
 * The save as another process may have left it, with this process's changes: per level the most stars, the
 * higher score with its replay (on a tie what is there stays), plays added up; of name and settings only
 * what was changed here.
 */
export function applyChanges(profile: Profile, changes: Changes): Profile {
  return {
    ...profile,
    name: changes.name ?? profile.name,
    settings: { ...profile.settings, ...changes.settings },
    levels: mergeLevels(profile.levels, changes.levels, (there, more) => there + more),
  }
}

/** Two saves of one player as one: the best of both per level; name and settings of the first. */
export function combine(first: Profile, second: Profile): Profile {
  return {
    ...first,
    name: first.name || second.name,
    levels: mergeLevels(first.levels, second.levels, Math.max),
  }
}

/** The changes with one record more: a run (`plays` 1) or the sum of several. */
export function addRecord(changes: Changes, levelId: string, record: LevelRecord): Changes {
  const levels = mergeLevels(changes.levels, levelRecords([[levelId, record]]), (there, more) => there + more)
  return { ...changes, levels }
}

function mergeLevels(
  there: LevelRecords,
  more: LevelRecords,
  plays: (there: number, more: number) => number,
): LevelRecords {
  const merged = Object.entries(more).map(([id, record]): [string, LevelRecord] => {
    const known = there[id]
    return [id, known === undefined ? record : better(known, record, plays(known.plays, record.plays))]
  })
  return levelRecords([...Object.entries(there), ...merged])
}

function better(there: LevelRecord, more: LevelRecord, plays: number): LevelRecord {
  const starrier = more.stars > there.stars ? more : there
  const wins = more.bestScore > there.bestScore
  // A record set while no replay could be kept gets one from a later run of the same score.
  const fills = more.bestScore === there.bestScore && there.bestReplay === null
  return {
    stars: starrier.stars,
    bestScore: wins ? more.bestScore : there.bestScore,
    bestReplay: wins || fills ? more.bestReplay : there.bestReplay,
    plays: Math.min(plays, Number.MAX_SAFE_INTEGER),
  }
}
