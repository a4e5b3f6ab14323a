// Walks every journey in a browser against a running demo city: LILIAN_BASE=http://127.0.0.1:8095 node journeys/run.mjs [part of a name …]
import { mkdirSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { close, leave, open, openPages } from './house.mjs'

const folder = import.meta.dirname
const pictures = join(folder, '..', '..', '.local', 'journeys')
const asked = process.argv.slice(2)
const files = readdirSync(folder).filter((file) => file.endsWith('.mjs') && !['run.mjs', 'house.mjs', 'judge.mjs'].includes(file) && (asked.length === 0 || asked.some((word) => file.includes(word)))).sort()
let passed = 0
let failed = 0
await open()
for (const file of files) {
  const name = file.replace('.mjs', '')
  const started = Date.now()
  try {
    const { journey } = await import(`./${file}`)
    await journey()
    passed += 1
    console.log(`ok    ${name} (${((Date.now() - started) / 1000).toFixed(1)} s)`)
  } catch (error) {
    failed += 1
    mkdirSync(pictures, { recursive: true })
    const shots = []
    for (const [at, page] of openPages().entries()) {
      const path = join(pictures, `${name}-${at}.png`)
      await page.screenshot({ path }).then(() => shots.push(path), () => undefined)
    }
    const place = /journeys\/([\w-]+\.mjs:\d+)/.exec((error.stack ?? '').replaceAll(/house\.mjs:\d+/g, ''))?.[1] ?? ''
    console.log(`FAIL  ${name} ${place}: ${String(error.message).split('\n').slice(0, 80).join('\n      ')}\n      ${shots.join(' ')}`)
  }
  await leave()
}
await close()
console.log(`${passed} passed, ${failed} failed`)
process.exit(failed ? 1 : 0)
