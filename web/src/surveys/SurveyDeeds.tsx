import { EditOutlined, PrinterOutlined } from '@ant-design/icons'
import { useQueryClient } from '@tanstack/react-query'
import { App, Button } from 'antd'
import { send } from '../api/client'
import { refresh } from '../api/hooks'
import type { SurveyShown } from '../api/types'
import { useGo } from '../shell/address'
import { paths } from '../shell/paths'
import { t } from '../words/catalogue'

/** What may be done with a survey in its state, each with what it will bring about. */
export function SurveyDeeds({ page, refused }: { page: SurveyShown; refused: (error: unknown) => void }) {
  const { modal } = App.useApp()
  const queries = useQueryClient()
  const go = useGo()
  const sure = async (deed: string, danger: boolean, act: () => Promise<unknown>) => {
    refused(null)
    if (!(await modal.confirm({ title: t(`surveys.${deed}_sure`), content: t(`surveys.${deed}_effect`), okText: t(`surveys.${deed}`), okButtonProps: { danger }, cancelText: t('action.cancel') }))) return
    try {
      await act()
    } catch (error) {
      refused(error)
    }
  }
  const turn = (deed: 'open' | 'close') => sure(deed, deed === 'close', async () => {
    queries.setQueryData([`/surveys/${page.id}`, {}], await send<SurveyShown>('POST', `/surveys/${page.id}/${deed}`))
    await refresh(queries, ['/surveys', '/day', '/notices'])
  })
  const remove = () => sure('remove', true, async () => {
    await send('DELETE', `/surveys/${page.id}`)
    go(paths.surveys(), true)
    await queries.invalidateQueries({ queryKey: ['/surveys', {}] })
  })
  if (page.state === 'closed') return <Button className="no-print" icon={<PrinterOutlined aria-hidden />} onClick={() => print()}>{t('action.print')}</Button>
  if (page.state === 'open') return <Button danger onClick={() => void turn('close')}>{t('surveys.close')}</Button>
  return (
    <>
      <Button danger type="text" onClick={() => void remove()}>{t('surveys.remove')}</Button>
      <Button icon={<EditOutlined aria-hidden />} onClick={() => go(paths.editSurvey(page.id))}>{t('surveys.change')}</Button>
      <Button type="primary" onClick={() => void turn('open')}>{t('surveys.open')}</Button>
    </>
  )
}
