// The officer records evidence (a draft survives closing), the person concerned contests it, the leader finds it waiting and answers, the person reads the answer and who has read the file.
import { assert, choose, dialog, drawer, field, MARK, search, see, signIn } from './house.mjs'

export async function journey() {
  const title = `走访企业解决用工难${MARK}`
  const officer = await signIn('组织部干部')
  await search(officer, '任小凯')
  await officer.locator('.hits a', { hasText: '任小凯' }).first().click()
  await officer.getByRole('heading', { name: '任小凯' }).waitFor()

  await officer.getByRole('button', { name: '登记实绩' }).first().click()
  await field(drawer(officer), '名称').locator('input').fill(title)
  await field(drawer(officer), '内容').locator('textarea').fill('三个月走访十二家企业，协调招工一百二十人。')
  await see(officer, /草稿已保存/)
  await drawer(officer).getByRole('button', { name: '取消' }).click()
  await drawer(officer).waitFor({ state: 'hidden' })
  await officer.getByRole('button', { name: '登记实绩' }).first().click()
  await officer.waitForFunction((words) => [...document.querySelectorAll('.ant-drawer input')].some((one) => one.value === words), title)

  await choose(officer, field(drawer(officer), '环节').locator('.ant-select'), '炼', '')
  await choose(officer, field(drawer(officer), '类别').locator('.ant-select'), '实绩')
  await choose(officer, field(drawer(officer), '来源').locator('.ant-select'), '现场所见')
  await drawer(officer).getByRole('button', { name: '登记实绩' }).click()
  await drawer(officer).waitFor({ state: 'hidden' })
  await officer.locator('.entry', { hasText: title }).waitFor()
  await officer.reload()
  await officer.locator('.entry', { hasText: title }).waitFor()

  const official = await signIn('干部')
  await official.getByRole('heading', { name: '我的一天' }).waitFor()
  await official.locator('.tools').getByText('任小凯').click()
  await official.getByRole('menuitem', { name: '我的档案', exact: true }).click()
  const own = official.locator('.entry', { hasText: title })
  await own.getByRole('button', { name: '提出异议' }).click()
  await dialog(official).locator('textarea').fill('招工人数应为一百零二人，有企业盖章名单。')
  await dialog(official).getByRole('button', { name: '提交异议' }).click()
  await own.getByText('招工人数应为一百零二人').waitFor()

  const leader = await signIn('组织部领导')
  await leader.locator('.day-column', { hasText: '等我处理' }).getByText('任小凯提出的异议待答复').first().click()
  const asked = leader.locator('.entry', { hasText: title })
  await asked.getByText('异议成立', { exact: true }).click()
  await asked.getByLabel('答复').fill('经核对名单，应为一百零二人，已通知更正。')
  await asked.getByRole('button', { name: '答复' }).click()
  await asked.getByRole('button', { name: '答复' }).waitFor({ state: 'hidden' })
  await asked.getByText('已通知更正').waitFor()

  await official.goto('/')
  await official.getByText(/您提出的异议已答复/).first().click()
  await official.locator('.entry', { hasText: title }).getByText('已通知更正').waitFor()
  await official.getByRole('button', { name: '谁看过这份档案' }).click()
  // The server names the reader by the account.
  await official.locator('.rail').getByText(/丁龙远|officer/).first().waitFor()
  await official.goto('/account/readers')
  await see(official, /丁龙远|officer/)
  for (const page of [officer, official, leader]) assert.deepEqual(page.complaints, [])
}
