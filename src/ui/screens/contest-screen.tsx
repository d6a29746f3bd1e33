import { useApp } from 'ink'
import { useEffect, useMemo, useRef, useState } from 'react'
import {
  type ContestRun,
  contestGames,
  contestRun,
  practiceGame,
  type Student,
} from '../../game/contest/index.ts'
import type { Game, Session } from '../../game/index.ts'
import type { Level } from '../../level/index.ts'
import { texts } from '../../text/index.ts'
import { Fit } from '../components/fit.tsx'
import { Reader } from '../components/reader.tsx'
import { type ContestStanding, isUnsaved, nextIn } from '../contest/standing.ts'
import { useSubmission } from '../contest/use-submission.ts'
import type { ContestStart } from '../place.ts'
import { contestResultRows, type EndedRun, rulesRows } from '../presentation/contest.ts'
import { levelTitle } from '../presentation/contest-words.ts'
import { randomSeed } from '../random-seed.ts'
import type { Theme } from '../theme.ts'
import { useHeld } from '../use-held.ts'
import { useInterrupt } from '../use-interrupt.ts'
import { usePasted } from '../use-pasted.ts'
import { ContestLeaveScreen } from './contest-leave-screen.tsx'
import { ContestListScreen, type ContestWish } from './contest-list-screen.tsx'
import { ContestPlay } from './contest-play.tsx'
import { ContestStudentScreen } from './contest-student-screen.tsx'

interface Props {
  readonly start: ContestStart
  /** The program's levels, in the language spoken. */
  readonly levels: readonly Level[]
  readonly theme: Theme
  readonly pace: number
}

/** A level that is played: when it was opened, and whether it is practice. */
interface Opened {
  readonly index: number
  readonly game: Game
  readonly practice: boolean
  /** As Date.toISOString writes it. */
  readonly begun: string
}

type Stage =
  | { readonly at: 'opening' | 'student' | 'rules' | 'list' | 'leave' }
  | { readonly at: 'level'; readonly opened: Opened }
  | {
      readonly at: 'result'
      readonly opened: Opened
      readonly session: Session
      readonly run: ContestRun | 'practice'
    }

function gamesOf({ contest }: ContestStart, levels: readonly Level[]): readonly Game[] {
  const made = contestGames(contest, levels)
  if (!made.ok) throw new Error(made.message)
  return made.games
}

/** A contest from who plays to what is handed in. */
export function ContestScreen({ start, levels, theme, pace }: Props) {
  const { contest, name, id, out, onKept } = start
  const { exit } = useApp()
  const games = useMemo(() => gamesOf(start, levels), [start, levels])
  const [practised, practisedSoFar, setPractised] = useHeld<readonly number[]>(games.map(() => 0))
  const [given, setGiven] = useState({ name, id })
  const [notice, setNotice] = useState<string | null>(null)
  const isKnown = name !== null && id !== null
  const [stage, staged, go] = useHeld<Stage>({ at: isKnown ? 'opening' : 'student' })
  const { entry, now, begin, keep, add } = useSubmission(contest, out, onKept)
  const opening = useRef(false)

  const open = async (student: Student): Promise<void> => {
    if (opening.current) return
    opening.current = true
    const opened = await begin(student)
    opening.current = false
    setNotice(opened.ok ? null : opened.why)
    if (!opened.ok) go({ at: 'student' })
    else go({ at: opened.entry.written.is === 'nothing' ? 'rules' : 'list' })
  }
  const first = useRef(open)
  useEffect(() => {
    if (name !== null && id !== null) void first.current({ name, id })
  }, [name, id])

  const unsaved = (): boolean => {
    const current = now()
    return current !== null && isUnsaved(current)
  }
  // A level asks by itself, and has its own use for what is pasted.
  const inLevel = stage.at === 'level'
  useInterrupt(() => {
    const { at } = staged()
    if (at === 'level') return
    if (at !== 'leave' && unsaved()) go({ at: 'leave' })
    else exit()
  })
  usePasted(() => {}, !inLevel)

  const toLevel = (index: number, practice: boolean): void => {
    const level = contest.levels[index]
    const own = games[index]
    if (level === undefined || own === undefined) return
    const game = practice ? practiceGame(level, randomSeed(), levels) : own
    go({ at: 'level', opened: { index, game, practice, begun: new Date().toISOString() } })
  }

  const finished = (session: Session, opened: Opened): void => {
    const { index, practice, begun } = opened
    const run = practice ? 'practice' : contestRun(session, begun, new Date().toISOString())
    if (run !== 'practice') add(run)
    else setPractised(practisedSoFar().map((times, at) => (at === index ? times + 1 : times)))
    go({ at: 'result', opened, session, run })
  }

  const wished = (wish: ContestWish): void => {
    switch (wish.to) {
      case 'play':
      case 'practise':
        toLevel(wish.index, wish.to === 'practise')
        return
      case 'keep':
        keep()
        return
      case 'rules':
      case 'leave':
        go({ at: wish.to })
    }
  }
  const toList = (): void => go({ at: 'list' })

  const inContest = (standing: ContestStanding) => {
    const next = nextIn(standing)
    const result = (session: Session, run: EndedRun) => {
      const game = next === null ? undefined : games[next]
      return (
        <Reader
          context="contestResult"
          title={levelTitle(session.game)}
          rows={width =>
            contestResultRows(
              session,
              run,
              standing.entry,
              game === undefined ? null : levelTitle(game),
              width,
            )
          }
          theme={theme}
          onEnter={toList}
          onEscape={toList}
        />
      )
    }
    switch (stage.at) {
      case 'opening':
      case 'student':
        return null
      case 'rules':
        return (
          <Reader
            context="contestRules"
            title={texts().contest.titleOf(contest.title)}
            rows={width => rulesRows(contest, standing.entry.file, theme, width)}
            theme={theme}
            onEnter={toList}
            onEscape={toList}
          />
        )
      case 'list':
        return <ContestListScreen standing={standing} initial={next ?? 0} theme={theme} onWish={wished} />
      case 'leave':
        return (
          <ContestLeaveScreen
            standing={standing}
            theme={theme}
            onKeep={() => {
              keep()
              toList()
            }}
            onStay={toList}
            onLeave={() => exit()}
          />
        )
      case 'result':
        return result(stage.session, stage.run)
      case 'level': {
        const { opened } = stage
        return (
          <ContestPlay
            game={opened.game}
            practice={opened.practice}
            theme={theme}
            pace={pace}
            result={session => result(session, opened.practice ? 'practice' : 'ending')}
            onFinished={session => finished(session, opened)}
            onLeave={toList}
          />
        )
      }
    }
  }

  // A run keeps what it stands at while the terminal is too small, and says so by itself.
  if (stage.at === 'level' && entry !== null) return inContest({ contest, games, entry, practised })
  return (
    <Fit theme={theme}>
      {stage.at === 'student' ? (
        <ContestStudentScreen
          key={notice}
          title={contest.title}
          name={given.name}
          id={given.id}
          notice={notice}
          theme={theme}
          onDone={form => {
            setGiven({ name: form.name, id: form.id })
            void open(form)
          }}
          onLeave={() => exit()}
        />
      ) : entry === null ? null : (
        inContest({ contest, games, entry, practised })
      )}
    </Fit>
  )
}
