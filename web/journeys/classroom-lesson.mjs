// A video is brought in and published; an official watches it on a phone, jumps to the end and gains nothing by it, watches on, and it stands on the file, in the own record and in what a learning tool reads.
import { readFileSync } from 'node:fs'
import { assert, BASE, drawer, field, MARK, openFromStage, see, signIn } from './house.mjs'

const TITLE = `码头上的一堂课${MARK}`
const VIDEO = readFileSync(new URL('../../crates/server/src/demo/classroom/sample.mp4', import.meta.url))

export async function journey() {
  const officer = await signIn('组织部干部')
  await publish(officer)
  const basic = await admit(officer)
  const official = await signIn('干部', { width: 390, height: 844, touch: true })
  await watch(official)
  await recorded(official)
  await viewed(officer)
  await told(basic)
  for (const page of [officer, official]) assert.deepEqual(page.complaints, [])
}

async function publish(page) {
  await openFromStage(page, '教育培训', '云课堂')
  await page.getByRole('button', { name: '发布课程' }).first().click()
  await see(drawer(page), '还需填写：课程名')
  await drawer(page).locator('.drop input[type=file]').first().setInputFiles({ name: `${TITLE}.mp4`, mimeType: 'video/mp4', buffer: VIDEO })
  // The length is read from the file, the title from its name.
  await page.waitForFunction((title) => [...document.querySelectorAll('.ant-drawer input')].some(({ value }) => value === title) && [...document.querySelectorAll('.ant-drawer input')].some(({ value }) => value === '40'), TITLE)
  await field(drawer(page), '看满多少算学完').locator('input').fill('30')
  await drawer(page).getByRole('button', { name: '发布', exact: true }).click()
  await page.getByRole('heading', { name: TITLE }).waitFor()
}

/** A credential as the page hands it over. */
async function admit(page) {
  await page.goto('/settings/records')
  await page.getByRole('button', { name: '接入一个工具' }).first().click()
  await field(drawer(page), '用途').locator('input').fill(`校核工具${MARK}`)
  await drawer(page).getByText('只读分析').click()
  await drawer(page).getByRole('button', { name: '生成凭证' }).click()
  const line = (label) => page.locator('.admitted').getByLabel(label, { exact: true }).first().inputValue()
  await see(page, '密钥只显示这一次')
  return `Basic ${Buffer.from(`${await line('用户名（Key）')}:${await line('密钥（Secret）')}`).toString('base64')}`
}

async function watch(page) {
  await page.goto('/classroom')
  await page.getByRole('link', { name: TITLE }).click()
  await see(page, '已看 0%，看满 30% 即学完')
  assert.equal(await page.evaluate(() => document.documentElement.scrollWidth > innerWidth), false)
  const video = page.locator('video')
  await video.evaluate(async (element) => {
    element.muted = true
    element.currentTime = 38
    await element.play()
  })
  await page.waitForFunction(() => document.querySelector('video').ended)
  await page.getByText(/已看 [0-9]%，/).waitFor()
  assert.equal(await page.getByText('学完', { exact: false }).filter({ hasText: '●' }).count(), 0, 'a jump to the end is not watching')
  await video.evaluate(async (element) => {
    element.currentTime = 0
    element.playbackRate = 2
    await element.play()
  })
  await page.locator('.seen.done').waitFor({ timeout: 40_000 })
  await video.evaluate((element) => element.pause())
}

async function recorded(page) {
  await page.goto('/classroom?tab=mine')
  await see(page, TITLE)
  const own = await page.evaluate(async () => (await (await fetch('/api/v1/session')).json()).account.person)
  await page.goto(`/people/${own}`)
  await see(page, TITLE)
}

async function viewed(page) {
  await page.goto('/classroom')
  await page.getByRole('link', { name: TITLE }).click()
  await see(page, '观看情况')
  await page.locator('.table .seen.done').first().waitFor()
}

async function told(basic) {
  const answer = await fetch(`${BASE}/xapi/statements?limit=20`, { headers: { Authorization: basic, 'X-Experience-API-Version': '2.0.0' } })
  assert.equal(answer.status, 200)
  const { statements } = await answer.json()
  const found = statements.find(({ verb, object }) => /completed$/.test(verb.id) && object.definition?.name?.['zh-CN'] === TITLE)
  assert.ok(found, 'the completed lesson is among the statements')
}
