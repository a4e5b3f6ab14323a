// A project is recorded with two milestones; one is reached, one moved with a reason that stays readable. What an official did for it is recorded with proof, confirmed by somebody else, and is then evidence on the file.
import { assert, choose, drawer, field, MARK, see, signIn } from './house.mjs'

const WHO = '任小凯'
const TITLE = `青陂渔港二期${MARK}`
const DONE = `协调渔港用海审批${MARK}`

export async function journey() {
  const officer = await signIn('组织部干部')
  await project(officer)
  await milestones(officer)
  await claim(officer)
  const leader = await signIn('组织部领导')
  await confirm(leader)
  await onFile(leader)
  for (const page of [officer, leader]) assert.deepEqual(page.complaints, [])
}

async function project(page) {
  await page.locator('.navigation').getByRole('link', { name: '项目', exact: true }).click()
  await page.getByRole('button', { name: '登记项目' }).first().click()
  const form = drawer(page)
  await see(form, '还需填写：项目名称')
  await field(form, '项目名称').locator('input').fill(TITLE)
  await choose(page, field(form, '责任单位').locator('.ant-select'), '青陂镇')
  await field(form, '所属行业').locator('input').fill('海洋渔业')
  await field(form, '开始日期').locator('input').fill('2026-01-05')
  await field(form, '计划总投资').locator('input').pressSequentially('80000')
  await field(form, '完成投资').locator('input').pressSequentially('12500')
  assert.equal(await field(form, '计划总投资').locator('input').inputValue(), '80,000')
  await form.getByRole('button', { name: '登记项目' }).click()
  await page.getByRole('heading', { name: TITLE }).waitFor()
  await see(page.locator('.figure-strip'), '80,000')
}

async function milestones(page) {
  const { today } = await page.evaluate(async () => (await fetch('/api/v1/session')).json())
  const later = (days) => new Date(Date.parse(`${today}T00:00:00Z`) + days * 86_400_000).toISOString().slice(0, 10)
  for (const [title, day] of [['开工', '2026-02-01'], ['主体封顶', later(10)]]) {
    await page.getByRole('button', { name: '增加节点' }).click()
    await field(drawer(page), '节点名称').locator('input').fill(title)
    await field(drawer(page), '计划日期').locator('input').fill(day)
    await submit(page, '增加节点')
    await line(page, title).waitFor()
  }
  await see(line(page, '主体封顶'), '临近')

  await line(page, '开工').getByRole('button', { name: '已完成' }).click()
  await field(drawer(page), '完成日期').locator('input').fill('2026-01-30')
  await submit(page, '已完成')
  await see(line(page, '开工'), '完成 2026-01-30')

  await line(page, '主体封顶').getByRole('button', { name: '调整日期' }).click()
  await see(drawer(page), '还需填写：调整到')
  await field(drawer(page), '调整到').locator('input').fill(later(90))
  await field(drawer(page), '调整原因').locator('textarea').fill('台风停工两个月')
  await submit(page, '调整日期')
  await see(line(page, '主体封顶'), `${today} 由 ${later(10)} 调整为 ${later(90)}：台风停工两个月`)
  await see(line(page, '主体封顶'), `最初计划 ${later(10)}`)
}

async function claim(page) {
  await page.getByRole('button', { name: '登记贡献' }).click()
  const form = drawer(page)
  await choose(page, field(form, '干部').locator('.ant-select'), WHO, 'renxiaokai')
  await form.getByRole('button', { name: '解决难题' }).click()
  await field(form, '名称').locator('input').fill(DONE)
  await field(form, '具体情况').locator('textarea').fill('三次到市局对接，把用海和用地手续并联办理。')
  await form.locator('.drop input[type=file]').setInputFiles({ name: `批复${MARK}.txt`, mimeType: 'text/plain', buffer: Buffer.from(`批复${MARK}`) })
  await see(form, `批复${MARK}.txt`)
  await submit(page, '登记贡献')
  const own = page.locator('.contribution-lines > li', { hasText: DONE })
  await see(own, '待确认')
  await see(own, '佐证 1 件')
  // Whoever recorded it does not confirm it.
  assert.equal(await own.getByRole('button', { name: '确认', exact: true }).count(), 0)
}

async function confirm(page) {
  await page.locator('.navigation').getByRole('link', { name: '项目', exact: true }).click()
  await page.getByRole('button', { name: '待确认贡献' }).click()
  const waits = page.locator('.contribution-lines > li', { hasText: DONE })
  await see(waits, WHO)
  await waits.getByRole('button', { name: '确认', exact: true }).click()
  await waits.waitFor({ state: 'detached' })
}

async function onFile(page) {
  await page.locator('.navigation').getByRole('link', { name: '项目', exact: true }).click()
  await page.locator('.project-rows').getByRole('link', { name: TITLE }).click()
  const told = page.locator('.contribution-lines > li', { hasText: DONE })
  await see(told, '已确认')
  await told.getByRole('link', { name: WHO }).click()
  await page.getByRole('heading', { name: WHO }).waitFor()
  // Its place is held until its code has come.
  await page.locator('#contributions h2').waitFor()
  await page.locator('#contributions').scrollIntoViewIfNeeded()
  const own = page.locator('#contributions .contribution-lines > li', { hasText: DONE })
  await see(own, '已确认')
  await own.getByRole('link', { name: '查看档案记录' }).click()
  await page.locator('.entry.sought', { hasText: DONE }).getByText(`批复${MARK}.txt`).waitFor()
}

const line = (page, title) => page.locator('.milestones > li', { hasText: title })

async function submit(page, button) {
  await drawer(page).locator('.form-foot').getByRole('button', { name: button, exact: true }).click()
  await drawer(page).waitFor({ state: 'hidden' })
}
