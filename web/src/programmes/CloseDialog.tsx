import { Checkbox, Modal } from 'antd'
import { useState } from 'react'
import { sentenceOf } from '../api/problem'
import type { SessionShown } from '../api/types'
import { t } from '../words/catalogue'
import { students } from './roster'
import { useSessionSave } from './useSessionSave'

/** The session is over: hours are counted and go on the files. Lessons nobody kept a list of need a word first. */
export function CloseDialog({ page, close }: { page: SessionShown; close: () => void }) {
  const { step } = useSessionSave(page)
  const [present, setPresent] = useState(false)
  const [wrong, setWrong] = useState('')
  const [busy, setBusy] = useState(false)
  const without = page.session.lessons.filter((lesson) => lesson.tenths > 0 && !page.parts.some((part) => part.marks[lesson.id]))
  const sitting = students(page.parts).filter(({ state }) => state === 'approved').length
  const run = async () => {
    setBusy(true)
    try {
      await step({ step: 'close', unmarked_present: present })
      close()
    } catch (error) {
      setWrong(sentenceOf(error))
      setBusy(false)
    }
  }
  return (
    <Modal open title={t('sessions.close_sure')} onCancel={close} onOk={() => void run()} okText={t('sessions.close')} cancelText={t('action.cancel')} confirmLoading={busy} okButtonProps={{ disabled: without.length > 0 && sitting > 0 && !present }}>
      <div className="stack tight">
        <p>{t('sessions.close_effect', { n: sitting })}</p>
        {without.length > 0 && sitting > 0 && (
          <>
            <p className="note notice">{t('sessions.close_without', { n: without.length })}{without.slice(0, 6).map(({ subject }) => subject).join(t('list.comma'))}</p>
            <Checkbox checked={present} onChange={(event) => setPresent(event.target.checked)}>{t('sessions.close_present')}</Checkbox>
          </>
        )}
        {wrong && <p className="field-error" role="alert">{wrong}</p>}
      </div>
    </Modal>
  )
}
