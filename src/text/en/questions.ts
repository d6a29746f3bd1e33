/** What to ask after a trap where neither a belief nor a broken rule says more. */
export const questions = {
  wasteful: 'Which of your steps could be left out, with everybody still reading the same?',
  different: 'Nothing is broken. Which page would this kernel have left in another state, and why?',
  unsafe: 'In which order did you take your steps, and who could look in between?',
  wrong: 'At which step did the kernel stop, and what was the state of its frame or process then?',
  refault: 'What made the instruction trap, and what about it is different now?',
}
