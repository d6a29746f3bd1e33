#!/usr/bin/env node
'use strict'
// Any Node can read this file: an old one says what it lacks instead of tripping over new syntax in what follows.
var NEEDED = [22, 12]

var found = process.versions.node.split('.').map(Number)

if (found[0] > NEEDED[0] || (found[0] === NEEDED[0] && found[1] >= NEEDED[1])) {
  require('./start.cjs')
} else {
  console.error(
    ['cowhand needs Node', NEEDED.join('.'), 'or newer; this is Node', process.versions.node].join(' '),
  )
  process.exitCode = 1
}
