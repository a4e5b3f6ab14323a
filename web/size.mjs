// What a reader downloads, compressed, for the first page and for each list page. Fails over the limits of docs.
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'

const DIST = new URL('dist/', import.meta.url).pathname
const LIMITS = { first: 320, list: 450 }
const assets = readdirSync(join(DIST, 'assets'))
const sizes = new Map(assets.map((name) => [name, gzipSync(readFileSync(join(DIST, 'assets', name)), { level: 9 }).length]))
const manifest = JSON.parse(readFileSync(join(DIST, '.vite/manifest.json'), 'utf8'))

/** A chunk with everything it imports at once; what it imports later is not part of it. */
function closure(key, seen = new Set()) {
  const chunk = manifest[key]
  if (!chunk || seen.has(chunk.file)) return seen
  seen.add(chunk.file)
  for (const css of chunk.css ?? []) seen.add(css)
  for (const other of chunk.imports ?? []) closure(other, seen)
  return seen
}

const weigh = (files) => [...files].reduce((sum, file) => sum + (sizes.get(file.replace('assets/', '')) ?? 0), 0) / 1024
const pages = Object.keys(manifest).filter((key) => /Page\.tsx$/.test(key))
const words = Object.keys(manifest).find((key) => key.endsWith('words/zh.ts'))
const lazy = ['src/people/FilterBuilder.tsx', 'src/kinds/Chart.tsx', 'src/shell/DayPanel.tsx', 'src/people/RegisterForm.tsx', 'src/ledger/EntryForm.tsx', 'src/people/CareerLine.tsx', 'src/figures/Parts.tsx']
const rooms = Object.keys(manifest).find((key) => key.endsWith('words/zh.rooms.ts'))
const taught = Object.keys(manifest).find((key) => key.endsWith('words/zh.classroom.ts'))
const shell = closure(words, closure('index.html'))
let over = false
const line = (name, weight, limit) => {
  over ||= weight > limit
  console.log(`${name.padEnd(44)} ${weight.toFixed(0).padStart(5)} KB${limit === Infinity ? '' : `  of ${limit}${weight > limit ? '  TOO LARGE' : ''}`}`)
}
line('shell (before any page)', weigh(shell), LIMITS.first)
for (const key of pages.sort()) {
  const first = /SignInPage|DayPage/.test(key)
  const worded = first || /NoticesPage/.test(key) ? shell : closure(rooms, /^src\/(classroom|records)\//.test(key) ? closure(taught, new Set(shell)) : new Set(shell))
  line(key.replace('src/', ''), weigh(closure(key, new Set(worded))), first ? LIMITS.first : LIMITS.list)
}
console.log('\nloaded only when asked for')
for (const key of lazy.filter((key) => manifest[key])) line(key.replace('src/', ''), weigh([...closure(key)].filter((file) => !shell.has(file))), Infinity)
if (over) process.exit(1)
