'use strict'
// Starts the program that lies beside it: in a release under app/, in a checkout under dist/app/.
const { existsSync } = require('node:fs')
const { enableCompileCache } = require('node:module')
const { join } = require('node:path')
const { pathToFileURL } = require('node:url')

// Compiled code is kept between runs; where it cannot be, only the start takes longer.
enableCompileCache()

const released = join(__dirname, '../app/cowhand.js')
const built = join(__dirname, '../dist/app/cowhand.js')
import(pathToFileURL(existsSync(released) ? released : built).href)
