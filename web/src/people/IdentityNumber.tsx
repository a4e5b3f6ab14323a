import { Button, Popconfirm } from 'antd'
import { useState } from 'react'
import { get } from '../api/client'
import { sentenceOf } from '../api/problem'
import type { PersonFile } from '../api/types'
import { t } from '../words/catalogue'

/** Masked until asked for; asking is written to the audit log, and the page says so first. */
export function IdentityNumber({ file }: { file: PersonFile }) {
  const [shown, setShown] = useState('')
  if (!file.identity_number) return <>{'—'}</>
  const reveal = async () => {
    try {
      setShown((await get<{ identity_number: string }>(`/people/${file.id}/identity-number`)).identity_number)
    } catch (error) {
      setShown(sentenceOf(error))
    }
  }
  return (
    <span className="row tight">
      <span className="number">{shown || file.identity_number}</span>
      {!shown && file.may.includes('restricted') && (
        <Popconfirm title={t('people.reveal_ask')} okText={t('people.reveal')} cancelText={t('action.cancel')} onConfirm={reveal}>
          <Button size="small" type="link" className="no-print">{t('people.reveal')}</Button>
        </Popconfirm>
      )}
    </span>
  )
}
