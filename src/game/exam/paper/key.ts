import { KERNELS, type MisconceptionId, misconceptionText } from '../../../kernel/index.ts'
import { contentName } from '../../../machine/index.ts'
import { texts } from '../../../text/index.ts'
import { instructionText } from '../../../workload/index.ts'
import { verdictOn } from '../answer.ts'
import type { BugQuestion, ChoiceQuestion, Question, TrapQuestion } from '../question.ts'
import type { ExamRecipe } from '../recipe.ts'
import { storyOf, type Told } from '../story.ts'
import { askWords, openWords } from '../words.ts'
import { cardsOf, neededCards, reasonedSteps, trapOf, trapTitle } from './handler.ts'
import { machineTables } from './machine.ts'
import { blocks, code, letterOf, numbered } from './markdown.ts'
import { aboutExam, choiceText, titleOf } from './sheet.ts'

const believed = (id: MisconceptionId): string =>
  texts().examPaper.key.belief(id, misconceptionText(id).belief)

const indented = (lines: readonly string[]): string[] => lines.map(line => `   ${line}`)

function rightLines(question: ChoiceQuestion): string[] {
  const { key } = texts().examPaper
  const wrong = question.choices.flatMap(({ beliefs }, index) =>
    index === question.right ? [] : [`- ${key.wrongOne(letterOf(index), beliefs.map(believed))}`],
  )
  const right = question.choices[question.right]?.answer ?? ''
  return blocks([`**${key.right(choiceText(question, question.right, right))}**`], [key.wrong], wrong)
}

/** What an instruction came to. */
function cameTo({ instruction, outcome: { result, saw } }: Told): string {
  const { exam, examPaper } = texts()
  const { answers } = exam
  if (result === 'SIGSEGV' || result === 'killed') return answers[result]
  if (result !== null) return answers.fails(result)
  if (instruction.do !== 'load') return answers.runs
  const content = contentName(saw)
  const value = content === '0' ? answers.zeros : content === '?' ? answers.junk : answers.value(content)
  return examPaper.key.reads(value)
}

function toldLines(question: Question, told: Told): string[] {
  const { key } = texts().examPaper
  const kernel = KERNELS[question.scenario.kernel]
  const what = code(instructionText(told.instruction))
  const traps = told.traps.flatMap(({ trap, instruction, before, right }, index) => {
    const title = trapTitle(trap, instruction)
    const head = instruction === null ? key.goesOn(title) : key.traps(what, title)
    return [
      index === 0 ? head : `   ${head}`,
      ...indented(numbered(reasonedSteps({ kernel, trap, before }, right))),
    ]
  })
  return [...(traps.length === 0 ? [key.noTrap(what)] : traps), '', `   ${cameTo(told)}`]
}

/** What the instruction comes to that a question asks about, after the run. */
function nextLines(question: Question): string[] {
  if (question.kind !== 'predict' || question.ask.of !== 'trap') return []
  const { scenario, ask } = question
  const told = storyOf({ ...scenario, run: [...scenario.run, ask.next] }).told.at(-1)
  return told === undefined
    ? []
    : blocks([texts().examPaper.key.next], listItem(toldLines(question, told), 1))
}

const listItem = (lines: readonly string[], number: number): string[] =>
  lines.map((line, at) => (at === 0 ? `${number}. ${line}` : line))

/** The whole run with its reasons, and what is there after it. */
function storyLines(question: Question): string[] {
  const { key } = texts().examPaper
  const { told, end } = storyOf(question.scenario)
  return blocks(
    [key.reasons],
    ...told.map((one, index) => listItem(toldLines(question, one), index + 1)),
    [key.after],
    machineTables(end, false),
    nextLines(question),
  )
}

function referenceLines(question: BugQuestion | TrapQuestion): string[] {
  const met = trapOf(question)
  return numbered(reasonedSteps(met, met.steps))
}

function bugLines(question: BugQuestion): string[] {
  const { key } = texts().examPaper
  const { remarks = [], consequences = [] } = verdictOn(question, question.steps) ?? {}
  return blocks(
    rightLines(question),
    [key.breaks],
    remarks.flatMap(({ rule, step, text }) => {
      if (rule === null) return []
      const what = key.rule(rule, text)
      return `- ${step === null ? what : key.atStep(step + 1, what)}`
    }),
    consequences.length === 0 ? [] : [key.afterwards],
    consequences.map(text => `- ${text}`),
    [key.reference],
    referenceLines(question),
  )
}

function orderLines(question: TrapQuestion): string[] {
  const { key } = texts().examPaper
  const cards = cardsOf(question)
  const needed = neededCards(cards, trapOf(question).steps)
  const others = [...cards.keys()].filter(index => !needed.includes(index))
  const places = (indices: readonly number[]): number[] => indices.map(index => index + 1)
  const notNeeded = others.length === 0 ? [] : [key.notNeeded(places(others))]
  return blocks(
    [`**${texts().lists.sentences(key.safeOrder(places(needed)), ...notNeeded)}**`],
    [key.reference],
    referenceLines(question),
  )
}

function answerLines(question: Question): string[] {
  const { key } = texts().examPaper
  switch (question.kind) {
    case 'predict':
      return blocks(rightLines(question), storyLines(question))
    case 'detective': {
      const open = openWords(question)
      return blocks(rightLines(question), open === null ? [] : [open], storyLines(question))
    }
    case 'bug':
      return bugLines(question)
    case 'order':
      return orderLines(question)
    case 'by-hand':
      return blocks([`**${key.byHand}**`], referenceLines(question))
  }
}

/**
 * The key to an exam, in Markdown: the right answers with the reasons, and the beliefs behind the wrong ones.
 * @param questions the recipe's
 * @returns the text, with a line end at its end; the same on every machine
 */
export function examKey(recipe: ExamRecipe, questions: readonly Question[]): string {
  const words = texts().examPaper
  const all = blocks(
    [`# ${words.keyTitle}`],
    aboutExam(recipe, questions.length),
    ...questions.flatMap((question, index) => [
      [titleOf(question, index)],
      [askWords(question)],
      answerLines(question),
      [words.key.about(question.topic, believed(question.target))],
    ]),
  )
  return `${all.join('\n')}\n`
}
