import { App, Button, Popconfirm } from 'antd'
import { useQueryClient } from '@tanstack/react-query'
import { refresh } from '../api/hooks'
import { sentenceOf } from '../api/problem'
import { useGo } from '../shell/address'
import { paths } from '../shell/paths'
import { t } from '../words/catalogue'
import { showInstant } from '../words/dates'
import { counted } from './standing'
import { type Lack, onlyHere } from './study'
import type { Notebook } from './useNotebook'
import type { usePublishing } from './usePublishing'

type Props = { notebook: Notebook; publishing: ReturnType<typeof usePublishing>; lack: Lack | undefined }

/** Always under the thumb: whether it is kept, what is missing or will happen, and the one button. */
export function NotebookFoot({ notebook, publishing, lack }: Props) {
  const { begunAlready, touched, saving } = notebook
  const drop = useDrop(notebook)
  return (
    <div className="form-foot record-foot">
      {publishing.waiting && (
        <div className="note notice still-here" role="status">
          <span><strong>{t('studies.not_sent')}</strong> {t('studies.not_sent_then')}</span>
          {!publishing.busy && <Button onClick={publishing.stop}>{t('talks.not_now')}</Button>}
        </div>
      )}
      <span className="quiet small grow" aria-live="polite">
        {!publishing.waiting && <>{lack ? t(`studies.lacks.${lack.what}`) : t('studies.effect')}<br /><span className={saving.waiting ? 'kept-here' : ''}>{keptInWords(notebook)}</span></>}
      </span>
      {(begunAlready || touched) && !publishing.busy && !publishing.waiting && (
        <Popconfirm title={t('studies.drop_ask')} okText={t('studies.drop')} cancelText={t('action.cancel')} onConfirm={() => void drop()}><Button>{t('studies.drop')}</Button></Popconfirm>
      )}
      <Button type="primary" size="large" loading={publishing.busy} disabled={notebook.other !== null} onClick={() => (publishing.waiting ? void publishing.send() : publishing.ask(lack))}>{t(publishing.waiting ? 'talks.send_now' : 'studies.publish')}</Button>
    </div>
  )
}

/** Where what is typed is at present, said plainly. */
function keptInWords({ value, saving, savedAt, arrived, touched, other, problem, begunAlready }: Notebook): string {
  const here = onlyHere(value).length
  if (!touched && !other) return t(begunAlready ? 'studies.kept' : 'studies.kept_begin')
  if (other) return t('studies.kept_changed')
  if (saving.waiting) return t('studies.kept_here')
  if (problem && !arrived) return t('studies.kept_refused')
  if (value.unit === null || value.held_on === null) return t('studies.kept_no_unit')
  if (!arrived) return t('studies.keeping')
  if (here > 0) return counted('studies.kept_part', here)
  return savedAt ? t('studies.kept_at', { at: showInstant(savedAt).slice(11) }) : t('studies.kept')
}

function useDrop(notebook: Notebook) {
  const queries = useQueryClient()
  const go = useGo()
  const { message } = App.useApp()
  return async () => {
    try {
      await notebook.drop()
      void refresh(queries, ['/studies'])
      go(paths.studies(), true)
    } catch (error) {
      void message.error(sentenceOf(error))
    }
  }
}
