// A file marked as secret is refused at the door, with the reason, whether by its name or in its text.
import { assert, MARK, signIn } from './house.mjs'

export async function journey() {
  const page = await signIn('组织部干部')
  for (const [name, text] of [[`【机密】干部名单${MARK}.csv`, '姓名\r\n张三\r\n'], [`名单${MARK}.csv`, '机密★10年\r\n姓名\r\n张三\r\n']]) {
    await page.goto('/imports')
    await page.locator('.drop input[type=file]').first().setInputFiles({ name, mimeType: 'text/csv', buffer: Buffer.from(`\ufeff${text}`) })
    const told = page.locator('.ant-message-notice, .problem, .check, .severity').first()
    await told.waitFor()
    assert.match(await page.locator('body').innerText(), /密级标志.*不能接收/)
  }
}
