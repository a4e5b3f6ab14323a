import { DownloadOutlined, ImportOutlined } from '@ant-design/icons'
import { Button, Dropdown } from 'antd'
import { useState } from 'react'
import { address } from '../api/client'
import { t } from '../words/catalogue'
import { QuestionsReader } from './QuestionsReader'

const formats = ['xlsx', 'qti22', 'qti30'] as const

/** Questions in and out as files: sheets, and QTI packages of other systems. What is filtered goes out. */
export function BankFiles({ topic, form, has }: { topic: string | undefined; form: string | undefined; has: boolean }) {
  const [reading, setReading] = useState(false)
  const items = formats.map((format) => ({ key: format, label: <a href={address('/classroom/questions/file', { format, topic, form })} download>{t(`bank.format.${format}`)}</a> }))
  return (
    <>
      <Button icon={<ImportOutlined aria-hidden />} onClick={() => setReading(true)}>{t('bank.import')}</Button>
      {has && <Dropdown trigger={['click']} menu={{ items }}><Button icon={<DownloadOutlined aria-hidden />}>{t('action.export')}</Button></Dropdown>}
      {reading && <QuestionsReader close={() => setReading(false)} />}
    </>
  )
}
