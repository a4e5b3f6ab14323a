// From gaps to a class: open gaps are ticked, a class is proposed with its people, one place only is given, so that one sits and the others wait; the gaps are planned. On a desktop and on a phone.
import { assert, field as asked, see, signIn } from './house.mjs'

export async function journey() {
  for (const options of [{}, { width: 390, height: 844, touch: true }]) await fromGapToClass(options)
}

async function fromGapToClass(options) {
  const officer = await signIn('组织部干部', options)
  const api = (path) => officer.evaluate(async (where) => (await fetch(`/api/v1${where}`)).json(), path)
  const heads = [...new Map((await api('/training/needs')).rows.map(({ unit, person }) => [unit, person])).values()]
  const field = `渔港夜经济${Date.now() % 100_000}`
  const { today } = await api('/session')
  const record = async (person) => officer.evaluate(async (gap) => (await fetch('/api/v1/training/gaps', { method: 'POST', headers: { 'X-Lilian': '1', 'Content-Type': 'application/json' }, body: JSON.stringify(gap) })).status, { kind: 'weak', field, source: 'own', found_on: today, person })
  // One of a unit, and others each time it is walked: two who lead a unit are not away at once, and nobody sits in two classes.
  const from = Date.now() % Math.max(1, heads.length - 3)
  for (const person of heads.slice(from, from + 3)) assert.equal(await record(person), 201)
  await officer.goto('/training/gaps')
  await officer.getByRole('button', { name: new RegExp(`${field}.*全|全.*${field}`) }).click()
  await officer.getByRole('button', { name: /按短板拟班/ }).or(officer.getByRole('link', { name: /按短板拟班/ })).first().click()
  await officer.waitForURL(/\/training\/proposals\/new/)
  const places = asked(officer.locator('main'), '名额（人）').locator('input')
  await places.fill('1')
  await officer.getByRole('button', { name: '建班并排座' }).click()
  await see(officer, '班已建好')
  const gaps = (await api('/training/gaps')).filter(({ gap }) => gap.field === field)
  assert.deepEqual(gaps.map(({ state }) => state), ['planned', 'planned', 'planned'])
  const session = await api(`/sessions/${gaps[0].session}`)
  const states = session.parts.map(({ state }) => state).sort()
  assert.deepEqual(states, ['approved', 'waiting', 'waiting'])
  await officer.goto(`/training/sessions/${gaps[0].session}?tab=roster`)
  await see(officer, '候补')
  assert.deepEqual(officer.complaints, [])
}
