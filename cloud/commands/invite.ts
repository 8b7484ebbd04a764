import type { Command } from 'commander'
import { toString as drawQr } from 'qrcode'
import { personName, phone as phoneField, uscc as usccField } from '../../types/fields'
import { terminalWords as words } from '../../types/words/terminal'
import { createInvitation, invitationLink, revokeInvitation } from '../intake/actions'
import { findEnterpriseByUscc } from '../pool/actions'
import { parseInput } from '../protocol/input'
import { CommandRefused, withGround } from './with-ground'

interface CreateOptions {
  uscc: string
  contact?: string
  phone?: string
}

/** `invite create --uscc CODE [--contact NAME --phone PHONE]`, `invite revoke TOKEN` */
export function registerInviteCommands(program: Command): void {
  const invite = program.command('invite').description(words.invite)
  invite
    .command('create')
    .description(words.inviteCreate)
    .requiredOption('--uscc <code>', '统一社会信用代码')
    .option('--contact <name>', '联系人姓名')
    .option('--phone <number>', '联系人手机号')
    .action((options: CreateOptions) =>
      withGround(async (ground) => {
        if (options.contact !== undefined && options.phone === undefined) throw new CommandRefused(words.nameNeedsPhone)
        const code = parseInput(usccField, options.uscc)
        const contact =
          options.phone === undefined
            ? undefined
            : {
                phone: parseInput(phoneField, options.phone),
                name: options.contact === undefined ? undefined : parseInput(personName, options.contact),
              }
        const { token, name } = await ground.act(
          async (call) => {
            const enterprise = await findEnterpriseByUscc(call, code)
            if (enterprise === undefined) throw new CommandRefused(words.inviteUnknown(code))
            return {
              name: enterprise.name,
              token: await createInvitation(call, { enterpriseId: enterprise.id, contact }),
            }
          },
          { function: 'invite create', act: 'created an invitation' },
        )
        const link = invitationLink(ground.configuration, token)
        process.stdout.write(`${words.invited(name)}\n${link}\n${await drawQr(link, { type: 'utf8' })}\n`)
      }),
    )
  invite
    .command('revoke <token>')
    .description(words.inviteRevoke)
    .action((token: string) =>
      withGround(async (ground) => {
        await ground.act((call) => revokeInvitation(call, token.replace(/^.*\/i\//, '')), {
          function: 'invite revoke',
          act: 'revoked an invitation',
        })
        process.stdout.write(`${words.revoked}\n`)
      }),
    )
}
