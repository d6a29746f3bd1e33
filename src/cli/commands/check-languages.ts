import { type Level, OTHER_LANGUAGES, type ProblemIn, translationReports } from '../../level/index.ts'
import { missingIn } from '../../text/index.ts'
import { formatProblem } from '../../workload/index.ts'
import type { World } from '../world.ts'

/** Where a level's translations tell of something else than its texts do, in lines for a person. */
export const translationWarnings = (level: Level, problemIn: ProblemIn): string[] =>
  translationReports(level).flatMap(({ differing }) =>
    differing.map(({ path, message }) => formatProblem(problemIn(path, message))),
  )

/** How far a level is translated: a line for each language that it is translated into. */
export const translationLines = (level: Level): string[] =>
  translationReports(level).map(({ language, texts, missing }) =>
    missing.length === 0
      ? `    ${language}: all ${texts} texts are translated`
      : `    ${language}: ${texts - missing.length} of ${texts} texts are translated; in English: ${missing.join(', ')}`,
  )

const named = (levels: readonly Level[]): string => levels.map(({ id }) => id).join(', ')

/** How far several levels, and the program itself, are translated: what is not is told in English. */
export async function languageLines(levels: readonly Level[], world: World): Promise<void> {
  for (const language of OTHER_LANGUAGES) {
    const lacking = (level: Level): number | undefined =>
      translationReports(level).find(report => report.language === language)?.missing.length
    const whole = levels.filter(level => lacking(level) === 0)
    const part = levels.filter(level => (lacking(level) ?? 0) > 0)
    const none = levels.filter(level => lacking(level) === undefined)
    const parts = [
      `${whole.length} of ${levels.length} levels are translated`,
      ...(part.length === 0 ? [] : [`in part: ${named(part)}`]),
      ...(none.length === 0 || none.length === levels.length ? [] : [`in English: ${named(none)}`]),
    ]
    await world.out.line(`${language}: ${parts.join('; ')}.`)
    const texts = await missingIn(language)
    if (texts.length > 0)
      await world.out.line(
        `${language}: texts of the interface in English, ${texts.length}: ${texts.join(', ')}.`,
      )
  }
}
