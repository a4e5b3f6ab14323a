import { StarOutlined } from '@ant-design/icons'
import { App, Button, Checkbox, Dropdown, Input, Modal } from 'antd'
import { useState } from 'react'
import { send } from '../api/client'
import { useGet, useWrite } from '../api/hooks'
import { sentenceOf } from '../api/problem'
import type { SavedFilter } from '../api/types'
import { t } from '../words/catalogue'

type Now = Pick<SavedFilter, 'filter' | 'columns' | 'sort'>
type Edited = Now & { id?: number; name: string; shared: boolean }

export function SavedFilters({ now, apply }: { now: Now; apply: (saved: SavedFilter) => void }) {
  const saved = useGet<SavedFilter[]>('/saved-filters')
  const [edited, setEdited] = useState<Edited | null>(null)
  const { message, modal } = App.useApp()
  const save = useWrite(({ id, ...body }: Edited) => send(id ? 'PUT' : 'POST', id ? `/saved-filters/${id}` : '/saved-filters', body), ['/saved-filters'])
  const remove = useWrite((id: number) => send('DELETE', `/saved-filters/${id}`), ['/saved-filters'])
  const fail = (error: unknown) => void message.error(sentenceOf(error))
  const drop = (one: SavedFilter) => void modal.confirm({
    title: t('saved.delete_ask', { name: one.name }), okText: t('action.delete'), okButtonProps: { danger: true }, cancelText: t('action.cancel'),
    onOk: () => remove.mutateAsync(one.id).catch(fail),
  })
  const items = [
    ...(saved.data ?? []).map((one) => one.mine
      ? { key: one.id, label: one.shared ? t('saved.shared_name', { name: one.name }) : one.name, children: [
          { key: `${one.id}use`, label: t('saved.use'), onClick: () => apply(one) },
          { key: `${one.id}now`, label: t('saved.overwrite'), onClick: () => setEdited({ ...one, ...now }) },
          { key: `${one.id}name`, label: t('saved.rename'), onClick: () => setEdited(one) },
          { key: `${one.id}drop`, label: t('action.delete'), danger: true, onClick: () => drop(one) },
        ] }
      : { key: one.id, label: t('saved.shared_name', { name: one.name }), onClick: () => apply(one) }),
    ...(saved.data?.length ? [{ type: 'divider' as const }] : []),
    { key: 'new', label: t('saved.new'), disabled: !now.filter, onClick: () => setEdited({ ...now, name: '', shared: false }) },
  ]
  return (
    <>
      <Dropdown trigger={['click']} menu={{ items }}><Button icon={<StarOutlined aria-hidden />}>{t('saved.title')}</Button></Dropdown>
      <Modal open={edited !== null} title={edited?.id ? t('saved.rename') : t('saved.new')} onCancel={() => setEdited(null)} okText={t('action.save')} cancelText={t('action.cancel')}
        okButtonProps={{ disabled: !edited?.name.trim() }} confirmLoading={save.isPending} onOk={() => edited && save.mutate(edited, { onSuccess: () => setEdited(null), onError: fail })}>
        {edited && (
          <div className="stack tight">
            <label className="asked"><span className="label">{t('saved.name')}</span><Input autoFocus maxLength={60} value={edited.name} onChange={(event) => setEdited({ ...edited, name: event.target.value })} /></label>
            <Checkbox checked={edited.shared} onChange={(event) => setEdited({ ...edited, shared: event.target.checked })}>{t('saved.share')}</Checkbox>
          </div>
        )}
      </Modal>
    </>
  )
}
