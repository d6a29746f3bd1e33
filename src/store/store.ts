import type { Lesson } from '../game/mastery.ts'
import type { KeyedOutcome } from '../game/review/outcome.ts'
import { keepBackupAside, type Label } from './aside.ts'
import { exchangeSave } from './exchange.ts'
import { backupFile, saveFile } from './files.ts'
import type { LockTiming } from './lock.ts'
import {
  addDrill,
  addExam,
  addLessons,
  addOutcomes,
  addRecord,
  applyChanges,
  type Changes,
  combine,
  noChanges,
} from './merge.ts'
import { cleanName } from './printable.ts'
import { type DrillRecord, type ExamRecord, newProfile, type Profile, type Settings } from './profile.ts'
import { readSave } from './read.ts'
import { drillOf, examOf, largestReplay, lessonsFrom, outcomesFrom, type Run, recordOf } from './run.ts'

/** `why` is one line: where, what was found, what would do. What was not saved is kept for the next try. */
export type SaveOutcome =
  | { readonly saved: true; readonly profile: Profile }
  | { readonly saved: false; readonly why: string }

/** `keptAs`: the name of what the save was before, `null` where there was none. Unless `saved`, nothing has changed. */
export type ReplaceOutcome =
  | { readonly saved: true; readonly profile: Profile; readonly keptAs: string | null }
  | { readonly saved: false; readonly why: string }

/** How a store begins: `damaged` waits for the player's answer and writes nothing before it. */
export type Beginning =
  | { readonly kind: 'settled'; readonly profile: Profile; readonly notice: string | null }
  | { readonly kind: 'damaged'; readonly backup: Profile | null; readonly notice: string }

/**
 * One player's save, as this process knows it. Its methods run one after another in the order of their
 * calls and do not throw on failures of the file system.
 */
export class Store {
  /** The saves folder, as it was given. */
  readonly folder: string
  readonly #timing: LockTiming
  /** The save as it was last read or written, and what is to be added to it. */
  #base: Profile
  #changes: Changes = noChanges
  #unsaved = false
  /** While the player has not answered for a damaged save. */
  #question: string | null
  readonly #backup: Profile | null
  /** A backup the player took, until it is in the save. */
  #restored: Profile | null = null
  #profile: Profile
  #notice: string | null
  #queue: Promise<unknown> = Promise.resolve()

  constructor(folder: string, timing: LockTiming, beginning: Beginning) {
    this.folder = folder
    this.#timing = timing
    this.#base = beginning.kind === 'settled' ? beginning.profile : newProfile
    this.#backup = beginning.kind === 'damaged' ? beginning.backup : null
    this.#question = beginning.kind === 'damaged' ? beginning.notice : null
    this.#notice = beginning.notice
    this.#profile = this.#base
  }

  /** The player as of now, unsaved results included; a new object after every change. */
  get profile(): Profile {
    return this.#profile
  }

  /** The one line to show the player, or `null` while all is well. */
  get notice(): string | null {
    return this.#notice
  }

  /**
   * Adds a finished run to `levelId`'s record and saves. A replay that is too large is left out, with a notice.
   * @throws RangeError if the score is not a whole number from 0 up, the replay is nested too deeply, or a lesson's
   * day is not YYYY-MM-DD
   */
  recordRun(levelId: string, run: Run): Promise<SaveOutcome> {
    const { record, leftOut } = recordOf(run)
    const lessons = lessonsFrom(run.lessons)
    return this.#enqueue(async () => {
      this.#change(addLessons(addRecord(this.#changes, levelId, record), lessons))
      const outcome = await this.#save()
      if (outcome.saved && leftOut)
        this.#notice = `the replay is over ${largestReplay} bytes and was not kept`
      return outcome
    })
  }

  /**
   * Adds a finished drill and saves.
   * @param key its kernel and seed: xv6-7
   * @param record of this run alone: `plays` is 1
   * @throws RangeError if a number is not whole and from 0 up, or a day is not YYYY-MM-DD
   */
  recordDrill(key: string, record: DrillRecord, lessons: readonly Lesson[]): Promise<SaveOutcome> {
    const kept = drillOf(record)
    const learnt = lessonsFrom(lessons)
    return this.#enqueue(async () => {
      this.#change(addLessons(addDrill(this.#changes, key, kept), learnt))
      return this.#save()
    })
  }

  /**
   * Adds what an exam or a review has shown, and saves.
   * @param exam null where none is kept: of a review
   * @throws RangeError if a number is not whole and from 0 up, or a day is none
   */
  recordExam(
    exam: ExamRecord | null,
    outcomes: readonly KeyedOutcome[],
    lessons: readonly Lesson[],
  ): Promise<SaveOutcome> {
    const kept = exam === null ? null : examOf(exam)
    const shown = outcomesFrom(outcomes)
    const learnt = lessonsFrom(lessons)
    return this.#enqueue(async () => {
      const before = kept === null ? this.#changes : addExam(this.#changes, kept)
      this.#change(addLessons(addOutcomes(before, shown), learnt))
      return this.#save()
    })
  }

  /**
   * Takes in another save of this player, the best of both; name and settings stay where there are any. The save
   * as it was is kept aside first.
   */
  importProgress(imported: Profile): Promise<ReplaceOutcome> {
    return this.#enqueue(() =>
      this.#replace('before-import', there => (there === newProfile ? imported : combine(there, imported))),
    )
  }

  /** Begins anew with the same name and settings. The save as it was is kept aside first. */
  reset(): Promise<ReplaceOutcome> {
    return this.#enqueue(() =>
      this.#replace('before-reset', ({ name, settings }) => ({ ...newProfile, name, settings })),
    )
  }

  /** Changes the name or some settings and saves. With nothing to change it only saves what is still unsaved. */
  update(change: { readonly name?: string; readonly settings?: Partial<Settings> }): Promise<SaveOutcome> {
    return this.#enqueue(async () => {
      const { name, settings } = change
      if (name !== undefined) this.#change({ ...this.#changes, name: cleanName(name) })
      if (settings !== undefined)
        this.#change({ ...this.#changes, settings: { ...this.#changes.settings, ...settings } })
      return this.#unsaved ? this.#save() : { saved: true, profile: this.#profile }
    })
  }

  /** The answer "take the backup" to a damaged save; runs made since the question are added to it. */
  restoreBackup(): Promise<SaveOutcome> {
    return this.#enqueue(async () => {
      if (this.#question === null) return { saved: false, why: 'there is a sound save; nothing was restored' }
      // The one that was offered: another program may have answered, and backed up something else since.
      const backup = this.#backup
      if (backup === null) return { saved: false, why: `there is no sound ${backupFile} to restore` }
      this.#restored = backup
      return this.#answer(backup)
    })
  }

  /** The answer "begin anew" to a damaged save; the backup is kept aside too, under a name of its own. */
  startNew(): Promise<SaveOutcome> {
    return this.#enqueue(async () => {
      if (this.#question === null)
        return { saved: false, why: 'there is a sound save; nothing was begun anew' }
      const kept = await keepBackupAside(this.folder)
      return kept.kind === 'failed' ? this.#refuse(kept.why) : this.#answer(newProfile)
    })
  }

  #answer(base: Profile): Promise<SaveOutcome> {
    this.#question = null
    this.#base = base
    this.#change(this.#changes)
    return this.#save()
  }

  #change(changes: Changes): void {
    this.#changes = changes
    this.#unsaved = true
    this.#profile = applyChanges(this.#base, changes)
  }

  async #save(): Promise<SaveOutcome> {
    if (this.#question !== null) return { saved: false, why: this.#question }
    const exchange = await exchangeSave(this.folder, this.#timing, onDisk => this.#merge(onDisk))
    if (exchange.kind === 'refused') return this.#refuse(exchange.why)
    this.#base = exchange.profile
    this.#profile = exchange.profile
    this.#changes = noChanges
    this.#restored = null
    this.#unsaved = exchange.doubt !== null
    if (exchange.doubt !== null) return this.#refuse(exchange.doubt)
    this.#notice =
      exchange.keptAs === null ? null : `a damaged save was replaced; it is kept as ${exchange.keptAs}`
    return { saved: true, profile: exchange.profile }
  }

  /** Writes what `change` makes of the save that is there, with all that is still unsaved in it. */
  async #replace(label: Label, change: (there: Profile) => Profile): Promise<ReplaceOutcome> {
    if (this.#question !== null) return { saved: false, why: this.#question }
    const there = await readSave(this.folder, saveFile)
    // What only this process still knows belongs into what is kept aside.
    if (this.#unsaved || (there.kind !== 'sound' && this.#base !== newProfile)) {
      const outcome = await this.#save()
      if (!outcome.saved) return outcome
    }
    const merge = (onDisk: Profile | null): Profile => change(onDisk ?? this.#base)
    const exchange = await exchangeSave(this.folder, this.#timing, merge, label)
    if (exchange.kind === 'refused') return { saved: false, why: exchange.why }
    const { profile, keptAs, doubt } = exchange
    this.#base = profile
    this.#profile = profile
    this.#unsaved = doubt !== null
    this.#notice = keptAs === null ? null : `the save as it was is kept as ${keptAs}`
    if (doubt !== null) this.#refuse(doubt)
    return { saved: true, profile, keptAs }
  }

  #merge(onDisk: Profile | null): Profile {
    const there = onDisk ?? this.#base
    return applyChanges(this.#restored === null ? there : combine(there, this.#restored), this.#changes)
  }

  #refuse(why: string): SaveOutcome {
    this.#notice = `not saving: ${why}`
    return { saved: false, why }
  }

  #enqueue<Outcome>(operation: () => Promise<Outcome>): Promise<Outcome> {
    const result = this.#queue.then(operation)
    this.#queue = result.catch(() => {})
    return result
  }
}
