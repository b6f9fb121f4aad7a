import type { Language } from './language.js';

export const SPANISH: Language = {
  greetings: ['Estimado cliente:', 'Hola,', 'Buenos días,', 'Muy señor mío:', ''],
  ofScam: [],
  ofAny: [
    'Su {cuenta|acceso} de {brand} está {bloqueada|en revisión} con el expediente {code}.',
    '{Confirme|Verifique} {thing} antes del {weekday} o se cobrarán {small}.',
    'Nuestra {oficina|sede} de {place} {guarda|reserva} {thing} para usted.',
    '{person} de {brand} le {enseña|explica} cómo {recibir|proteger} {big}.',
    'En {count} días los socios {ganaron|lograron} {percent} con {thing}.',
    'Ingrese {la tasa|el depósito} de {small} en la {nueva cuenta|cuenta de abajo}.',
    'Su paquete {code} {espera|está retenido} en {place}.',
    'No hable con nadie de {thing}, como {pidió|dijo} {person}.',
    'La factura {code} de {brand} lleva {count} días {vencida|sin pagar}.',
    'Dé a {person} el {código|número} que le llega por SMS.',
    '{percent} de descuento en {thing} hasta el {weekday}.',
    'Un {saludo|cordial saludo}, {person}, {brand} {place}.',
  ],
  stories: [
    '{when} {recibí|me llegó} {channel} y {reaction}.',
    'No {stopped} hasta que {gave}.',
    'Después {after}; {feeling}.',
    '{relative} me {avisó|advirtió}, pero {why}.',
  ],
  claims: [
    'Era {person} de {brand}, en {place}, y trataba de {thing}.',
    'El papel de {brand} lo firma {person} en {place}, por {thing}.',
  ],
  naming: ['Usaron', 'Todavía tengo:', 'El contacto era', 'Venía de'],
  slots: {
    when: 'En primavera;Hace dos semanas;Un domingo;Al salir del trabajo;En vacaciones;Muy de noche;En el mercado;El día de la paga;A mediodía'.split(
      ';',
    ),
    channel:
      'una llamada de un señor amable;un mensaje en el móvil;un correo con logotipo;un mensaje privado;una carta;una solicitud de amistad;un aviso en la pantalla;un anuncio con un actor'.split(
        ';',
      ),
    reaction:
      'me lo creí todo;parecía oficial;tenía prisa;contesté enseguida;puse mis datos;llamé al número;cuadraba con mi pedido'.split(
        ';',
      ),
    stopped:
      'dejaron de llamar;pararon de mandar formularios;cesaron las promesas;callaron con sus amenazas;dejaron de escribirme palabras bonitas'.split(
        ';',
      ),
    gave: 'pagué cuatro veces;pedí un préstamo;vendí el coche;vacié mis ahorros;compré tarjetas;mandé mi documento'.split(
      ';',
    ),
    after:
      'el número ya no sonaba;la página desapareció;no llegó nada;el banco no pudo hacer nada;nadie contestó;faltaba más dinero'.split(
        ';',
      ),
    feeling:
      'duermo mal;quiero avisar a otros;me da vergüenza;era todo lo que tenía;mi familia no lo sabe;guardo los papeles'.split(
        ';',
      ),
    relative: 'Mi hija;Mi marido;Un vecino;Una compañera;Mi hermano;El empleado del banco;Una amiga'.split(';'),
    why: 'ya había firmado;no quise oír;me pidieron silencio;el dinero ya no estaba;los papeles parecían buenos'.split(
      ';',
    ),
    thing:
      'el plan de oro;la colección de invierno;los muebles de jardín;la copia de datos;el robot de inversión;el piso de verano;el fondo solar;la devolución de impuestos;las reseñas;la tableta;la tarjeta familiar;sus fotos'.split(
        ';',
      ),
    weekday: 'lunes;martes;miércoles;jueves;viernes;sábado;fin de mes;día uno'.split(';'),
  },
};
