import { Box, Text, useApp, useInput, useWindowSize } from 'ink'
import { useCallback, useEffect, useMemo, useRef, useState } from 'react'
import { createSession, newGame, replayOf } from '../game/index.ts'
import type { Level } from '../level/index.ts'
import type { OpenedStore, Settings } from '../store/index.ts'
import { Reader } from './components/reader.tsx'
import { Screen, SMALLEST } from './components/screen.tsx'
import { stopwatch } from './monotonic.ts'
import type { Place } from './place.ts'
import { type Pressed, send } from './play/press.ts'
import { createView, type PlayView } from './play/view.ts'
import { briefRows, debriefRows } from './presentation/brief.ts'
import { helpRows } from './presentation/help.ts'
import { starsText } from './presentation/levels.ts'
import { DamagedScreen } from './screens/damaged-screen.tsx'
import { LevelsScreen } from './screens/levels-screen.tsx'
import { NameScreen } from './screens/name-screen.tsx'
import { PauseScreen } from './screens/pause-screen.tsx'
import { PlayScreen } from './screens/play-screen.tsx'
import { ResultScreen } from './screens/result-screen.tsx'
import { SettingsScreen } from './screens/settings-screen.tsx'
import { TitleScreen } from './screens/title-screen.tsx'
import { suspendProcess } from './suspend.ts'
import { themeFor } from './theme.ts'

interface Props {
  readonly levels: readonly Level[]
  readonly opened: OpenedStore
  /** Index of the level to open at once. */
  readonly start: number | null
  /** NO_COLOR is set: no colours whatever the settings say. */
  readonly noColour: boolean
}

const PACE: Readonly<Record<Settings['pace'], number>> = { slow: 900, normal: 350, instant: 0 }

/** @returns the brief of a level that nothing has happened in yet. */
const briefOf = (level: Level, settings: Settings): Place => ({
  at: 'brief',
  view: createView(createSession(newGame(level, { timed: settings.clock === 'timed' }))),
})

/** The whole game: which screen is shown, and what its choices lead to. */
export function App({ levels, opened, start, noColour }: Props) {
  const { store } = opened
  const { exit, suspendTerminal } = useApp()
  const { columns, rows } = useWindowSize()
  const [profile, setProfile] = useState(store.profile)
  const [notice, setNotice] = useState(store.notice)
  const [place, setPlace] = useState<Place>(() => {
    if (opened.state === 'damaged') return { at: 'damaged' }
    const level = levels[start ?? -1]
    return level === undefined ? { at: 'title' } : briefOf(level, store.profile.settings)
  })
  const [bestBefore, setBestBefore] = useState<number | null>(null)
  const clock = useRef(stopwatch())
  const recorded = useRef<PlayView | null>(null)
  const { settings } = profile
  const theme = useMemo(
    () => themeFor({ glyphs: settings.glyphs, colour: noColour ? 'none' : settings.colour }),
    [settings.glyphs, settings.colour, noColour],
  )

  const saved = useCallback(() => {
    setProfile(store.profile)
    setNotice(store.notice)
  }, [store])

  const now = useCallback(() => clock.current(), [])

  const open = (index: number): void => {
    const level = levels[index]
    if (level === undefined) return
    clock.current = stopwatch()
    setPlace(briefOf(level, settings))
  }

  /** A level that has come to its end is saved once. */
  const finish = useCallback(
    (view: PlayView): void => {
      const { game, play } = view.session
      if (play.score === null || recorded.current?.session === view.session) return
      recorded.current = view
      setBestBefore(store.profile.levels[game.level.id]?.bestScore ?? null)
      if (!game.timed) return
      const { stars, total } = play.score
      void store.recordRun(game.level.id, { stars, score: total, replay: replayOf(view.session) }).then(saved)
    },
    [store, saved],
  )

  const change = useCallback((step: (view: PlayView) => Pressed): void => {
    setPlace(current => {
      if (current.at !== 'play') return current
      const { view, wish } = step(current.view)
      if (view.session.play.phase === 'result') return { at: 'result', view }
      if (wish === 'pause') return { at: 'pause', view }
      return wish === 'help' ? { at: 'pause-help', view } : { at: 'play', view }
    })
  }, [])
  useEffect(() => {
    if (place.at === 'result') finish(place.view)
  }, [place, finish])

  const resume = (view: PlayView): void =>
    setPlace({ at: 'play', view: view.session.play.paused ? send(view, { do: 'resume', at: now() }) : view })

  useInput((input, key) => {
    if (!key.ctrl || input !== 'z') return
    // Nobody plays meanwhile: the clock must stand.
    setPlace(current =>
      current.at === 'play' && current.view.session.play.trap !== null
        ? { at: 'pause', view: send(current.view, { do: 'pause', at: now() }) }
        : current,
    )
    void suspendTerminal(suspendProcess)
  })

  const indexOf = (view: PlayView): number => levels.indexOf(view.session.game.level)
  const firstOpen = Math.max(
    0,
    levels.findIndex(({ id }) => (profile.levels[id]?.stars ?? 0) === 0),
  )

  const body = () => {
    if (columns < SMALLEST.columns || rows < SMALLEST.rows)
      return (
        <Box flexDirection="column">
          <Text {...theme.style('strong')}>cowhand needs a larger terminal.</Text>
          <Text
            {...theme.style('text')}
          >{`At least ${SMALLEST.columns}x${SMALLEST.rows}; this one is ${columns}x${rows}.`}</Text>
        </Box>
      )
    switch (place.at) {
      case 'damaged':
        return opened.state === 'damaged' ? (
          <DamagedScreen
            opened={opened}
            theme={theme}
            onDone={() => {
              saved()
              setPlace({ at: 'title' })
            }}
          />
        ) : null
      case 'title':
        return (
          <TitleScreen
            theme={theme}
            name={profile.name}
            next={`${Object.keys(profile.levels).length === 0 ? 'Start' : 'Go on'}: ${levels[firstOpen]?.title ?? 'no levels'}`}
            stars={`${Object.values(profile.levels).reduce((sum, { stars }) => sum + stars, 0)} of ${levels.length * 3} ${starsText(1, theme).charAt(0)}`}
            notice={notice}
            onChoose={choice => {
              if (choice === 'quit') exit()
              else if (choice === 'next') open(firstOpen)
              else setPlace({ at: choice })
            }}
          />
        )
      case 'levels':
        return (
          <LevelsScreen
            levels={levels}
            records={profile.levels}
            theme={theme}
            initial={firstOpen}
            onOpen={open}
            onBack={() => setPlace({ at: 'title' })}
          />
        )
      case 'settings':
        return (
          <SettingsScreen
            settings={settings}
            theme={theme}
            noColour={noColour}
            folder={store.folder}
            onChange={changed => void store.update({ settings: changed }).then(saved)}
            onName={() => setPlace({ at: 'name' })}
            onBack={() => setPlace({ at: 'title' })}
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
            title="How to play"
            rows={width => helpRows(theme, width)}
            theme={theme}
            enter="back"
            onEnter={() => setPlace({ at: 'title' })}
            onEscape={() => setPlace({ at: 'title' })}
          />
        )
      default:
        return inLevel(place)
    }
  }

  const inLevel = (here: Extract<Place, { view: PlayView }>) => {
    const { view } = here
    const { game } = view.session
    switch (here.at) {
      case 'brief':
        return (
          <Reader
            key={`brief-${game.level.id}`}
            title={`${game.level.chapter}: ${game.level.title}`}
            rows={width => briefRows(game.level, game.kernel.title, game.timed, width)}
            theme={theme}
            enter="start"
            onEnter={() => setPlace({ at: 'play', view: send(view, { do: 'start', at: now() }) })}
            onEscape={() => setPlace({ at: 'levels' })}
          />
        )
      case 'play':
        return <PlayScreen view={view} theme={theme} pace={PACE[settings.pace]} now={now} onChange={change} />
      case 'pause':
        return (
          <PauseScreen
            theme={theme}
            title={game.level.title}
            onChoose={choice => {
              if (choice === 'resume') resume(view)
              else if (choice === 'again') open(indexOf(view))
              else setPlace(choice === 'levels' ? { at: 'levels' } : { at: 'pause-help', view })
            }}
          />
        )
      case 'pause-help':
        return (
          <Reader
            key="pause-help"
            title="Paused: how to play"
            rows={width => helpRows(theme, width)}
            theme={theme}
            enter="go on"
            onEnter={() => resume(view)}
            onEscape={() => resume(view)}
          />
        )
      case 'result':
        return (
          <ResultScreen
            session={view.session}
            best={bestBefore}
            next={levels[indexOf(view) + 1]?.title ?? null}
            notice={notice}
            theme={theme}
            onChoose={choice => {
              if (choice === 'debrief') setPlace({ at: 'debrief', view })
              else if (choice === 'levels') setPlace({ at: 'levels' })
              else open(indexOf(view) + (choice === 'next' ? 1 : 0))
            }}
          />
        )
      case 'debrief':
        return (
          <Reader
            key="debrief"
            title={`${game.level.title}: debrief`}
            rows={width => debriefRows(game.level, width)}
            theme={theme}
            enter="back"
            onEnter={() => setPlace({ at: 'result', view })}
            onEscape={() => setPlace({ at: 'result', view })}
          />
        )
    }
  }

  return <Screen theme={theme}>{body()}</Screen>
}
