/** Keys that mean the same in many contexts. */
export const up = { title: 'up', what: 'The entry above.' }
export const down = { title: 'down', what: 'The entry below.' }
export const choose = { title: 'choose', what: 'Take the entry that the cursor is on.' }

export const reading = {
  up: { title: 'line up', what: 'One line up.' },
  down: { title: 'line down', what: 'One line down.' },
  pageUp: { title: 'page up', what: 'One page up.' },
  pageDown: { title: 'page down', what: 'One page down.' },
  first: { title: 'top', what: 'To the beginning of the text.' },
  last: { title: 'bottom', what: 'To the end of the text.' },
}
