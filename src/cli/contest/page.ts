import { createHash } from 'node:crypto'
import { type Grading, metIn, type Placed, type TrapCount, wrongIn } from '../../game/contest/index.ts'
import type { Game } from '../../game/index.ts'
import { misconceptionText } from '../../kernel/index.ts'
import { worstTraps } from './board.ts'
import { histogram } from './histogram.ts'
import { type Markup, markup, only } from './markup.ts'
import { PAGE_STYLE } from './page-style.ts'
import { clockOf, counted, NOT_PROVED, orderText, PROVED } from './words.ts'

const MOST_ON_PODIUM = 6
const MOST_TRAPS = 7
const MOST_BELIEFS = 6

const possible = (most: number | null): string => (most === null ? '' : ` of ${most}`)

const card = ({ place, student, points, wasted, elapsed }: Placed, most: number | null): Markup =>
  markup`<li class="card place-${place}"><span class="place">${place}</span><bdi class="name">${student.name}</bdi><span class="points">${points}<small>${possible(most)} points</small></span><span class="more">${counted(wasted, 'wasted step')} · ${clockOf(elapsed)} <small>as reported</small></span></li>`

function podium({ placed, mostInAll }: Grading): Markup {
  const top = placed.filter(({ place }) => place <= 3)
  const shown = top.length > MOST_ON_PODIUM ? top.slice(0, MOST_ON_PODIUM) : top
  const left = top.length - shown.length
  return markup`<ol class="podium">${shown.map(one => card(one, mostInAll))}</ol>${only(left > 0, () => markup`<p class="left">and ${left} more with a place among the first three</p>`)}`
}

function bar(trap: TrapCount): Markup {
  const met = metIn(trap)
  const { clean, wasteful } = trap.verdicts
  const width = (count: number): number => Math.round((count / met) * 10_000) / 100
  return markup`<svg class="bar" viewBox="0 0 100 4" preserveAspectRatio="none" aria-hidden="true"><rect class="ground" x="0" y="0" width="100" height="4"/><rect class="clean" x="0" y="0" width="${width(clean)}" height="4"/><rect class="wasteful" x="${width(clean)}" y="0" width="${width(wasteful)}" height="4"/></svg>`
}

const trapRow = (trap: TrapCount, game: Game | undefined): Markup =>
  markup`<li><div class="what"><span class="level">${game?.level.title ?? ''}</span><code>${trap.text}</code></div><div class="how">${bar(trap)}<span class="count"><b>${wrongIn(trap)}</b> of ${metIn(trap)} went wrong</span></div><div class="beliefs">${trap.beliefs.slice(0, 2).map(({ belief, students }) => markup`<span class="chip"><b>${belief}</b> ${misconceptionText(belief).belief} <i>${students}</i></span>`)}</div></li>`

function trapsSlide(grading: Grading, games: readonly Game[]): Markup {
  const worst = worstTraps(grading, MOST_TRAPS)
  return markup`<section id="traps"><h2>Where the class went wrong</h2>${only(worst.length === 0, () => markup`<p class="big">Nowhere: everybody handled every trap as it should be.</p>`)}<ol class="traps">${worst.map(trap => trapRow(trap, games[trap.level]))}</ol>${only(worst.length > 0, () => markup`<p class="legend"><span class="key clean"></span>clean <span class="key wasteful"></span>right, with steps to spare <span class="key ground"></span>wrong</p>`)}</section>`
}

const beliefsSlide = ({ beliefs, placed }: Grading): Markup =>
  only(
    beliefs.length > 0,
    () =>
      markup`<section id="beliefs"><h2>What was believed, and what is so</h2><ol class="truths">${beliefs.slice(0, MOST_BELIEFS).map(({ belief, students }) => markup`<li><span class="count"><b>${students}</b> of ${placed.length}</span><div><p class="belief"><b>${belief}</b> ${misconceptionText(belief).belief}</p><p class="truth">${misconceptionText(belief).truth}</p></div></li>`)}</ol></section>`,
  )

const everybody = ({ placed }: Grading): Markup =>
  markup`<details><summary>Everybody by place</summary><ol class="everybody">${placed.map(({ place, student, points }) => markup`<li><span class="place">${place}</span><bdi>${student.name}</bdi><span class="points">${points}</span></li>`)}</ol></details>`

/**
 * The page for the projector: one file, no script, and nothing that it asks the network for.
 * @param games the contest's, by its levels
 * @returns HTML; the same grading gives the same bytes
 */
export function page(grading: Grading, games: readonly Game[]): string {
  const { contest, placed, mostInAll } = grading
  const hash = createHash('sha256').update(PAGE_STYLE, 'utf8').digest('base64')
  // Base64 and our own words: nothing in it needs to be escaped.
  const policy: Markup = {
    html: `default-src 'none'; style-src 'sha256-${hash}'; base-uri 'none'; form-action 'none'`,
  }
  const facts = [
    counted(placed.length, 'student'),
    counted(contest.levels.length, 'level'),
    ...(mostInAll === null ? [] : [`${mostInAll} points to be had`]),
  ].join(' · ')
  const style: Markup = { html: PAGE_STYLE }
  return markup`<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${policy}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="referrer" content="no-referrer">
<title>${contest.title}</title>
<style>${style}</style>
</head>
<body>
<section class="first" id="top"><header><h1><bdi>${contest.title}</bdi></h1><p>${facts}</p></header>
${podium(grading)}
</section>
<section id="places"><h2>Everybody&#39;s place</h2>
${only(placed.length > 0, () => histogram(grading))}
<p class="legend">Each block is one student, with the place in it, above the points. ${orderText(contest.rules.ties)}</p>
</section>
${trapsSlide(grading, games)}
${beliefsSlide(grading)}
<section class="last" id="proof"><h2>What is proved, and what is not</h2><p class="big">${PROVED}</p><p class="big">${NOT_PROVED}</p>
${everybody(grading)}
</section>
</body>
</html>
`.html
}
