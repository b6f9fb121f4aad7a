import type { Language } from './language.js';

export const PORTUGUESE: Language = {
  greetings: ['Prezado cliente,', 'Olá,', 'Bom dia,', 'Boa tarde,', ''],
  ofScam: [],
  ofAny: [
    'Sua {conta|senha} da {brand} foi {bloqueada|suspensa} no protocolo {code}.',
    '{Confirme|Verifique} {thing} até {weekday} ou será cobrado {small}.',
    'Nosso {escritório|setor} em {place} {guarda|reserva} {thing} para você.',
    '{person} da {brand} {mostra|explica} como {receber|proteger} {big}.',
    'Em {count} dias nossos clientes {ganharam|lucraram} {percent} com {thing}.',
    'Pague {a taxa|o depósito} de {small} na {nova conta|conta abaixo}.',
    'Sua encomenda {code} {aguarda|está retida} em {place}.',
    'Não conte a ninguém sobre {thing}, como {pediu|disse} {person}.',
    'O boleto {code} da {brand} está {vencido|em aberto} há {count} dias.',
    'Informe a {person} o {código|número} que chega por SMS.',
    '{percent} de desconto em {thing} até {weekday}.',
    '{Atenciosamente|Um abraço}, {person}, {brand} {place}.',
  ],
  stories: [
    '{when} {recebi|chegou} {channel} e {reaction}.',
    'Não {stopped} até que {gave}.',
    'Depois {after}; {feeling}.',
    '{relative} {avisou|alertou}, mas {why}.',
  ],
  claims: [
    'Era {person} da {brand}, de {place}, e tratava de {thing}.',
    'O papel da {brand} é assinado por {person} em {place}, sobre {thing}.',
  ],
  naming: ['Usaram', 'Ainda tenho:', 'O contato era', 'Veio de'],
  slots: {
    when: 'No outono;Há duas semanas;Num domingo;Depois do trabalho;Nas férias;Tarde da noite;Na feira;No dia do salário;Ao meio-dia'.split(
      ';',
    ),
    channel:
      'uma ligação de um senhor gentil;uma mensagem no celular;um e-mail com logotipo;uma mensagem privada;uma carta;um pedido de amizade;um aviso na tela;um anúncio com um ator'.split(
        ';',
      ),
    reaction:
      'acreditei em tudo;parecia oficial;eu estava com pressa;respondi na hora;digitei meus dados;liguei para o número;batia com meu pedido'.split(
        ';',
      ),
    stopped:
      'pararam de ligar;deixaram de mandar formulários;cessaram as promessas;acabaram as ameaças;pararam as palavras bonitas'.split(
        ';',
      ),
    gave: 'paguei quatro vezes;fiz um empréstimo;vendi o carro;esvaziei a poupança;comprei cartões;mandei meu documento'.split(
      ';',
    ),
    after:
      'o número não tocava mais;a página sumiu;nada chegou;o banco não pôde fazer nada;ninguém respondeu;faltava mais dinheiro'.split(
        ';',
      ),
    feeling:
      'durmo mal;quero avisar os outros;tenho vergonha;era tudo o que eu tinha;minha família não sabe;guardei os papéis'.split(
        ';',
      ),
    relative: 'Minha filha;Meu marido;Um vizinho;Uma colega;Meu irmão;O gerente do banco;Uma amiga'.split(';'),
    why: 'eu já tinha assinado;eu não quis ouvir;pediram segredo;o dinheiro já tinha ido;os papéis pareciam bons'.split(
      ';',
    ),
    thing:
      'o plano de ouro;a coleção de inverno;os móveis de jardim;a cópia de dados;o robô de investimento;a casa de praia;o fundo solar;a restituição do imposto;as avaliações;o tablet;o cartão família;suas fotos'.split(
        ';',
      ),
    weekday: 'segunda;terça;quarta;quinta;sexta;sábado;o fim do mês;o dia primeiro'.split(';'),
  },
};
