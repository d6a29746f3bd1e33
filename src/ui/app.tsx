import { useApp, useInput, useWindowSize } from 'ink'
import { useCallback, useMemo, useRef, useState } from 'react'
import { HELPS, type Session } from '../game/index.ts'
import { dueOn, scheduleOn } from '../game/review/due.ts'
import { reviewRecipe } from '../game/review/recipe.ts'
import { goesOnWith, type Level, levelsIn } from '../level/index.ts'
import { exportInto, exportProgress, type OpenedStore, type Profile, type Settings } from '../store/index.ts'
import { spokenLanguage, texts } from '../text/index.ts'
import { Fit } from './components/fit.tsx'
import { Keyboard } from './components/keyboard.tsx'
import { Reader } from './components/reader.tsx'
import { Screen } from './components/screen.tsx'
import { courseGame } from './course-game.ts'
import { DrillGame } from './drill-game.tsx'
import { LevelGame } from './level-game.tsx'
import { useMouse } from './mouse/use-mouse.ts'
import type { Place, Start } from './place.ts'
import { helpRows } from './presentation/help.ts'
import { dueRow, whyNothingDue } from './presentation/review.ts'
import { randomSeed } from './random-seed.ts'
import { ghostOf, recordDrill, recordExam, recordLevel, recordReview } from './record.ts'
import { ContestScreen } from './screens/contest-screen.tsx'
import { DamagedScreen } from './screens/damaged-screen.tsx'
import { DrillsScreen } from './screens/drills-screen.tsx'
import { ExamGame } from './screens/exam-game.tsx'
import { LevelsScreen } from './screens/levels-screen.tsx'
import { NameScreen } from './screens/name-screen.tsx'
import { ProgressScreen } from './screens/progress-screen.tsx'
import { type SandboxFiles, SandboxScreen } from './screens/sandbox-screen.tsx'
import { SettingsScreen } from './screens/settings-screen.tsx'
import { TitleScreen } from './screens/title-screen.tsx'
import type { TriedLook } from './settings/press.ts'
import { suspendProcess } from './suspend.ts'
import type { TerminalSays } from './terminal-says.ts'
import { lookOf } from './theme/look.ts'
import { themeFor } from './theme.ts'
import { today } from './today.ts'
import { useInterrupt } from './use-interrupt.ts'
import { useLanguage } from './use-language.ts'
import { usePasted } from './use-pasted.ts'

interface Props {
  readonly levels: readonly Level[]
  readonly opened: OpenedStore
  /** How the sandbox reaches workloads and level files. */
  readonly files: SandboxFiles
  /** What to open at once. */
  readonly start: Start | null
  readonly terminal: TerminalSays
}

const PACE: Readonly<Record<Settings['pace'], number>> = { slow: 900, normal: 350, instant: 0 }

/** A review of what is due, on a seed of its own; the title where nothing is. */
function reviewPlace({ review }: Profile): Place {
  const recipe = reviewRecipe(dueOn(review, today()), randomSeed())
  return recipe === null ? { at: 'title' } : { at: 'review', recipe }
}

function placeOf(start: Start | null, levels: readonly Level[], profile: Profile): Place {
  switch (start?.mode) {
    case 'level': {
      const index = levels.findIndex(({ id }) => id === start.id)
      return index < 0 ? { at: 'title' } : { at: 'level', index, help: null, seed: 0, opening: 0 }
    }
    case 'drill':
      return { at: 'drill', kernel: start.kernel, seed: start.seed, opening: 0 }
    case 'sandbox':
      return { at: 'sandbox', workload: start.workload }
    case 'exam':
      return { at: 'exam', recipe: start.recipe }
    case 'review':
      return reviewPlace(profile)
    case 'contest':
      return { at: 'contest', start }
    case undefined:
      return { at: 'title' }
  }
}

/** The whole game: which screen is shown, and what its choices lead to. */
export function App({ levels: written, opened, files, start, terminal }: Props) {
  const { store } = opened
  const { exit, suspendTerminal } = useApp()
  const { columns } = useWindowSize()
  const [profile, setProfile] = useState(store.profile)
  const [notice, setNotice] = useState(store.notice)
  const [place, setPlace] = useState<Place>(() =>
    opened.state === 'damaged' ? { at: 'damaged' } : placeOf(start, written, store.profile),
  )
  const openings = useRef(0)
  const { settings } = profile
  /** A look that is tried out in the settings, and not kept yet. */
  const [tried, setTried] = useState<Partial<TriedLook>>({})
  const { theme: colours, glyphs, language, mouse } = { ...settings, ...tried }
  const theme = useMemo(
    () => themeFor(lookOf({ theme: colours, glyphs }, terminal)),
    [colours, glyphs, terminal],
  )

  useLanguage(language, terminal)
  const withoutMouse = useMouse(mouse === 'auto' ? terminal.mouse : mouse === 'on')
  const spoken = spokenLanguage()
  const levels = useMemo(() => levelsIn(written, spoken), [written, spoken])

  const saved = useCallback(() => {
    setProfile(store.profile)
    setNotice(store.notice)
  }, [store])
  const title = (): void => setPlace({ at: 'title' })

  const open = (index: number, choices: Partial<Extract<Place, { at: 'level' }>> = {}): void => {
    openings.current += 1
    const fresh = { at: 'level', index, help: null, seed: 0, opening: openings.current } as const
    if (levels[index] !== undefined) setPlace({ ...fresh, ...choices })
  }
  const storm = (kernel: Extract<Place, { at: 'drill' }>['kernel'], seed: number): void => {
    openings.current += 1
    setPlace({ at: 'drill', kernel, seed, opening: openings.current })
  }

  const suspended = useRef(false)
  const suspend = async (): Promise<void> => {
    if (suspended.current) return
    suspended.current = true
    await withoutMouse(() => suspendTerminal(suspendProcess))
    suspended.current = false
  }
  useInput((input, key) => {
    if (key.ctrl && input === 'z') void suspend()
  })
  // Those ask first where something would be lost, and have their own use for what is pasted.
  const inPlay = ['level', 'drill', 'sandbox', 'exam', 'review', 'contest'].includes(place.at)
  useInterrupt(() => {
    if (!inPlay) exit()
  })
  usePasted(() => {}, !inPlay)

  const starsIn = ({ id }: Level): number => profile.levels[id]?.stars ?? 0
  const goesOn = goesOnWith(levels, starsIn, ({ id }) => profile.levels[id]?.asksAgain ?? false)

  const allStars = Object.values(profile.levels).reduce((sum, { stars }) => sum + stars, 0)
  const nextText = (): string => {
    const words = texts().title
    const next = levels[goesOn]?.title ?? words.noLevels
    return Object.keys(profile.levels).length === 0 ? words.start(next) : words.goOn(next)
  }

  const finishLevel = (session: Session): number | null => {
    const best = store.profile.levels[session.game.level.id]?.bestScore ?? null
    void recordLevel(store, session).then(saved)
    return best === 0 ? null : best
  }

  const body = () => {
    switch (place.at) {
      case 'damaged':
        return opened.state === 'damaged' ? (
          <DamagedScreen
            opened={opened}
            theme={theme}
            onDone={() => {
              saved()
              if (start?.mode === 'contest') setPlace({ at: 'contest', start })
              else title()
            }}
          />
        ) : null
      case 'title': {
        const schedule = scheduleOn(profile.review, today())
        return (
          <TitleScreen
            theme={theme}
            name={profile.name}
            next={nextText()}
            stars={texts().title.stars(allStars, levels.length * 3, theme.glyphs.star)}
            due={dueRow(schedule)}
            whyNoReview={whyNothingDue(schedule)}
            notice={notice}
            onChoose={choice => {
              if (choice === 'quit') exit()
              else if (choice === 'next') open(goesOn)
              else if (choice === 'review') setPlace(reviewPlace(profile))
              else if (choice === 'sandbox') setPlace({ at: choice, workload: null })
              else setPlace(choice === 'exam' ? { at: choice, recipe: null } : { at: choice })
            }}
          />
        )
      }
      case 'levels':
        return (
          <LevelsScreen
            levels={levels}
            records={profile.levels}
            theme={theme}
            initial={goesOn}
            onOpen={open}
            onBack={title}
          />
        )
      case 'drills':
        return <DrillsScreen drills={profile.drills} theme={theme} onStart={storm} onBack={title} />
      case 'progress':
        return (
          <ProgressScreen
            profile={profile}
            levels={levels}
            day={today()}
            theme={theme}
            onExport={async () => {
              const written = await exportInto(store.folder, today(), exportProgress(store.profile))
              return written.ok ? texts().progress.written(written.path) : written.why
            }}
            onReset={async () => {
              const outcome = await store.reset()
              saved()
              return outcome.saved ? texts().progress.begunAnew(outcome.keptAs) : outcome.why
            }}
            onBack={title}
          />
        )
      case 'settings':
        return (
          <SettingsScreen
            settings={settings}
            theme={theme}
            terminal={terminal}
            name={profile.name}
            folder={store.folder}
            onTry={setTried}
            onChange={changed => void store.update({ settings: changed }).then(saved)}
            onName={() => setPlace({ at: 'name' })}
            onBack={title}
          />
        )
      case 'name':
        return (
          <NameScreen
            name={profile.name}
            theme={theme}
            onDone={name => {
              void store.update({ name }).then(saved)
              setPlace({ at: 'settings' })
            }}
            onEscape={() => setPlace({ at: 'settings' })}
          />
        )
      case 'help':
        return (
          <Reader
            key="help"
            context="howToPlay"
            title={texts().title.help}
            rows={width => helpRows(theme, width)}
            theme={theme}
            onEnter={title}
            onEscape={title}
          />
        )
      case 'sandbox':
        return (
          <SandboxScreen
            theme={theme}
            levels={levels}
            initial={place.workload}
            files={files}
            onLeave={title}
          />
        )
      case 'exam':
        return inExam(place.recipe, false)
      case 'review':
        return inExam(place.recipe, true)
      case 'contest':
        return <ContestScreen start={place.start} levels={levels} theme={theme} pace={PACE[settings.pace]} />
      case 'drill':
        return inDrill(place)
      case 'level':
        return inLevel(place)
    }
  }

  const inExam = (recipe: Extract<Place, { at: 'exam' }>['recipe'], isReview: boolean) => {
    const record = isReview ? recordReview : recordExam
    return (
      <ExamGame
        key={isReview ? recipe?.seed : 'exam'}
        isReview={isReview}
        recipe={recipe}
        theme={theme}
        levels={levels}
        due={levels.filter(({ id }) => profile.levels[id]?.asksAgain === true)}
        onDone={(sitting, report) => void record(store, sitting, report).then(saved)}
        onLevel={id => open(levels.findIndex(level => level.id === id))}
        onLeave={title}
      />
    )
  }

  const inDrill = ({ kernel, seed, opening }: Extract<Place, { at: 'drill' }>) => {
    // A run that is just over is in the store before it is on the disk: whoever plays again at once meets its ghost.
    const ghost = ghostOf(store.profile.drills, kernel, seed)
    return (
      <DrillGame
        key={opening}
        kernel={kernel}
        seed={seed}
        best={ghost?.record.points ?? null}
        ghost={ghost === null ? null : { seed: ghost.seed, pace: ghost.record.pace }}
        theme={theme}
        width={Math.min(columns - 4, 96)}
        notice={notice}
        onFinished={session => void recordDrill(store, session).then(saved)}
        onChoose={choice => {
          if (choice === 'again') storm(kernel, seed)
          else if (choice === 'other-seed') storm(kernel, randomSeed())
          else setPlace({ at: 'drills' })
        }}
      />
    )
  }

  const inLevel = ({ index, help, seed, opening }: Extract<Place, { at: 'level' }>) => {
    const level = levels[index]
    if (level === undefined) return null
    const game = courseGame(level, { help, seed }, levels, store.profile)
    return (
      <LevelGame
        key={opening}
        game={game}
        theme={theme}
        pace={PACE[settings.pace]}
        next={levels[index + 1]?.title ?? null}
        notice={notice}
        onFinished={finishLevel}
        onChoose={(choice, played) => {
          if (choice === 'levels') setPlace({ at: 'levels' })
          else if (choice === 'next') open(index + 1)
          else if (choice === 'again') open(index, { help: played.help, seed })
          else if (choice === 'other-names') open(index, { help: played.help, seed: randomSeed() })
          else open(index, { help: HELPS[HELPS.indexOf(played.help) + 1] ?? 'solo', seed })
        }}
      />
    )
  }

  // A run keeps what it stands at while the terminal is too small, and says so by itself.
  return (
    <Screen theme={theme}>
      <Keyboard theme={theme} onGo={at => setPlace(at === 'sandbox' ? { at, workload: null } : { at })}>
        {inPlay ? body() : <Fit theme={theme}>{body()}</Fit>}
      </Keyboard>
    </Screen>
  )
}
