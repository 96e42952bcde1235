// What goes to the worker and what comes from it: it is sent to the page whole, before the page begins.

/** Notes each request, with its answer once that is there, in `window.heard`. */
export function listen() {
  window.heard = [];
  window.Worker = class extends Worker {
    constructor(...options) {
      super(...options);
      this.addEventListener('message', (event) => {
        const about = window.heard.find((each) => each.id === event.data.id);
        if (about && event.data.answer) about.answer = JSON.parse(event.data.answer);
      });
    }

    postMessage(message) {
      if (message.request) window.heard.push({ id: message.id, request: JSON.parse(message.request) });
      super.postMessage(message);
    }
  };
}
