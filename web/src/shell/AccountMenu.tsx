import { UserOutlined } from '@ant-design/icons'
import { Button, Dropdown } from 'antd'
import { code, t } from '../words/catalogue'
import { useGo } from './address'
import { paths } from './paths'
import { useSession, useSignOut } from './session'

export function AccountMenu() {
  const { account, grants } = useSession()
  const go = useGo()
  const signOut = useSignOut()
  const roles = [...new Set(grants.map((grant) => code('role', grant.role)))]
  const own = account.person
  const items = [
    { key: 'who', type: 'group' as const, label: <span>{account.display_name} · {roles.join(t('list.comma'))}</span> },
    ...(own === null ? [] : [
      { key: 'file', label: t('frame.my_file'), onClick: () => go(paths.person(own)) },
      { key: 'portrait', label: t('frame.my_portrait'), onClick: () => go(paths.portrait(own)) },
      { key: 'appraisals', label: t('frame.my_appraisals'), onClick: () => go(paths.appraisals()) },
      { key: 'readers', label: t('frame.my_readers'), onClick: () => go(paths.myReaders()) },
    ]),
    { key: 'own', label: t('frame.own_account'), onClick: () => go(paths.own()) },
    { type: 'divider' as const },
    { key: 'out', label: t('frame.sign_out'), onClick: () => void signOut() },
  ]
  return (
    <Dropdown menu={{ items }} trigger={['click']} placement="bottomRight">
      <Button type="text" icon={<UserOutlined aria-hidden />} aria-label={`${account.display_name} – ${t('frame.account')}`}><span className="wide-only">{account.display_name}</span></Button>
    </Dropdown>
  )
}
