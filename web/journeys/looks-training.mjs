// Every page of the training section in English, wide and on a phone, light and dark.
import { assert, signIn, visitor } from './house.mjs'
import { walk } from './judge.mjs'

export async function journey() {
  const wrong = []
  await Promise.all([1440, 390].map((width) => all(width, wrong)))
  assert.equal(wrong.length, 0, [...new Set(wrong)].join('\n'))
}

async function all(width, wrong) {
  const options = { width, height: width < 600 ? 844 : 900, language: 'en' }
  const officer = await signIn('Organisation officer', options)
  const { paths, certificate } = await pages(officer)
  await walk(officer, paths, String(width), wrong, { words: false })
  const outside = await visitor(options)
  await walk(outside, [`/certificates/${certificate}`], String(width), wrong, { words: false })
  const secretary = await signIn('County secretary', options)
  await walk(secretary, ['/training', '/training/follow-ups', '/discussions/new'], String(width), wrong, { words: false })
}

/** One of each kind that the demo city has. */
async function pages(page) {
  const api = (path) => page.evaluate(async (where) => (await fetch(`/api/v1${where}`)).json(), path)
  const programmes = await api('/programmes')
  const of = (fits) => programmes.find(({ programme, totals }) => fits(programme, totals))
  const [slots, rota, cohort, talk] = [of((it) => it.slots.length > 0), of((it) => it.rota.length > 0), of((it) => it.kind === 'cohort'), of((it) => it.kind === 'discussion')]
  const heads = of((it, { people }) => it.required.length > 0 && it.methods.length > 0 && people > 0)
  const { sessions } = await api(`/programmes/${heads.id}`)
  const [held, open] = [sessions.find((one) => one.state === 'held'), sessions.find((one) => one.state === 'open')]
  const catalogues = await Promise.all(['focus', 'lecturer', 'course', 'room'].map(async (catalogue) => (await api(`/training/catalogue?of=${catalogue}`))[0].id))
  const [[handbook], gaps, [{ code: certificate }]] = [await api('/training/handbooks'), await api('/training/gaps?state=open'), await api(`/sessions/${held.id}/certificates`)]
  const { people: [unit] } = { people: [(await api('/training/hours')).units[0].unit] }
  const person = (await api('/training/needs')).rows[0].person
  const [lesson] = (await api('/classroom/lessons')).rows.filter(({ out, lesson: { matter } }) => out && matter.kind === 'video')
  const tests = (await api('/classroom/tests')).rows
  const [test, sat] = [tests[0], tests.at(-1)]
  const tabs = (id, names) => names.map((tab) => `/training/sessions/${id}?tab=${tab}`)
  return {
    certificate,
    paths: [
      '/training', '/programmes', '/programmes?kind=cohort', ...[slots, rota, cohort, talk, heads].map(({ id }) => `/programmes/${id}`), `/training/sessions/new?programme=${slots.id}`,
      `/training/sessions/${open.id}`, ...tabs(open.id, ['roster', 'attendance', 'voices']), ...tabs(held.id, ['outcome', 'effect', 'after']), `/training/sessions/${held.id}/certificates`,
      '/training/catalogue', ...catalogues.map((id) => `/training/catalogue/${id}`), '/training/gaps', '/training/needs', `/training/proposals/new?gaps=${gaps.slice(0, 3).map(({ id }) => id).join('-')}`,
      '/training/effects', '/training/hours', `/training/hours?unit=${unit}`, ...['months', 'proposals'].map((view) => `/training/hours?view=${view}`), '/training/orders', '/training/handbooks', `/training/handbooks/${handbook.id}`,
      `/people/${person}/training`, '/training/follow-ups', '/classroom', '/classroom?tab=tests', '/classroom?tab=mine', `/classroom/lessons/${lesson.id}`, `/classroom/tests/${test.id}`, `/classroom/tests/${sat.id}/results`, '/classroom/tests/new', '/classroom/questions', '/settings/records',
    ],
  }
}
