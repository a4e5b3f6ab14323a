// Pictures of pages, to look at them: node shots.mjs --base http://127.0.0.1:8080 --out DIR [--paths /,/people] [--account NAME --password WORD]
//   [--widths 1440,390] [--languages zh,en] [--looks light,dark]. Also prints what overflows sideways and what the console complains of.
// In a demo city `{person}` and `{unit}` stand for the county secretary and the topmost unit, whose numbers differ in every city; `{project}`, `{team}`, `{study}`, `{survey}`, `{statement}`, `{appraisal}` and `{touchstone}` for the first of the list.
import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { chromium } from 'playwright-core'

const { values } = parseArgs({
  options: {
    base: { type: 'string', default: 'http://127.0.0.1:8080' }, out: { type: 'string', default: 'shots' }, account: { type: 'string' }, password: { type: 'string' },
    paths: { type: 'string', default: '/,/people,/people?build=1,/people/{person},/people/{person}/form,/units,/units/{unit},/figures,/figures/people.by_age,/figures/posts.total,/talks,/talks/new,/duties,/duties/board,/duties/rules,/rounds,/coverage,/problems,/problems/clocks,/problems/routing,/needs,/visits,/studies,/studies/new,/studies/{study},/statements,/statements/{statement},/matrix,/people/{person}/portrait,/appraisals,/appraisals?show=final,/appraisals/new,/appraisals/{appraisal},/classes,/touchstones,/touchstones/{touchstone},/competences,/changes,/comments,/teams,/teams/{team},/surveys,/surveys/new,/surveys/{survey},/s,/projects,/projects/{project},/contributions,/calendar,/settings/notices,/imports,/account,/notices,/help' },
    widths: { type: 'string', default: '1440,390' }, languages: { type: 'string', default: 'zh,en' }, looks: { type: 'string', default: 'light,dark' }, full: { type: 'boolean', default: false },
  },
})
mkdirSync(values.out, { recursive: true })
const browser = await chromium.launch({ executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium', args: ['--no-sandbox', '--disable-gpu'] })
const list = (text) => text.split(',').filter(Boolean)

for (const width of list(values.widths))
  for (const language of list(values.languages))
    for (const look of list(values.looks)) {
      const context = await browser.newContext({ viewport: { width: Number(width), height: Number(width) < 600 ? 844 : 900 }, colorScheme: look, reducedMotion: 'reduce', baseURL: values.base })
      await context.addCookies([{ name: 'lilian_language', value: language, url: values.base }])
      const page = await context.newPage()
      page.on('console', (message) => message.type() === 'error' && console.log(`${language} ${width}: ${message.text()}`))
      page.on('pageerror', (error) => console.log(`${language} ${width}: ${error.message}`))
      if (values.account) await signIn(context, values.account, values.password ?? '')
      for (const path of list(values.paths)) {
        await page.goto(await inThisCity(context, path))
        await page.waitForLoadState('networkidle')
        await page.waitForTimeout(400)
        const over = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)
        if (over > 0) console.log(`${path} ${width} ${language}: ${over} px too wide`)
        const name = `${path.replace(/[^\w.]+/g, '_').replace(/^_|_$/g, '') || 'day'}-${width}-${language}-${look}.png`
        await page.screenshot({ path: join(values.out, name), fullPage: values.full })
      }
      await context.close()
    }
await browser.close()

function first(answer) {
  return (answer.rows ?? answer.held ?? answer)[0]
}

/** The path with the numbers this city gave its people and units. */
async function inThisCity(context, path) {
  const ask = async (what) => (await context.request.get(`/api/v1/${what}`)).json()
  if (path.includes('{person}')) {
    const { person } = (await ask('demo/logins')).find((one) => one.account === 'secretary')
    return path.replace('/people/{person}', (await ask(`search?q=${encodeURIComponent(person)}`))[0].link)
  }
  for (const [name, list] of [['{unit}', 'units'], ['{project}', 'projects'], ['{team}', 'teams'], ['{study}', 'studies'], ['{survey}', 'surveys'], ['{statement}', 'statements'], ['{appraisal}', 'appraisals'], ['{touchstone}', 'touchstones']])
    if (path.includes(name)) return path.replace(name, first(await ask(list))?.id ?? '')
  return path
}

async function signIn(context, account, password) {
  const answer = await context.request.post('/api/v1/session', { headers: { 'X-Lilian': '1' }, data: { account, password } })
  if (!answer.ok()) throw new Error(`sign-in: ${answer.status()} ${await answer.text()}`)
}
