/** The sandbox's help, besides its keys. */
export const sandboxHelp = {
  intro: `A machine to try things on. Type instructions one by one, or open a program; step through it or run it; go back and forth in time. Each event is a moment: an attempt at an instruction, a trap, a step of yours, an answer.

By hand, the machine goes on from what you leave, right or wrong. What a mistake leads to is shown where it surfaces, with the step that it comes from: memory that changes under somebody, frames that are never freed or freed too soon, a kernel that panics.

To do something otherwise, go back in time and go on from there: what came after goes, and you are asked first.`,
  keys: 'Keys',
  time: 'The line of time',
  marks: (yes: string, no: string): string =>
    `On the line of time a dot is an event, T a trap, s a step of yours, ${yes} a return that was right, ${no} one that was not, - a line that could not run, ! something that surfaced. The moment in view is in brackets.`,
  hand: 'A trap in hand',
}
