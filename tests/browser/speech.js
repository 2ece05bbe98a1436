// Stands in for the browser's speech: a Dutch and an English voice of this computer, which keeps what it says.
window.spoken = [];
window.SpeechSynthesisUtterance = class {
  constructor(text) {
    this.text = text;
  }
};
const voices = ["nl-NL", "en-GB"].map((lang) => ({ lang, localService: true, name: lang }));
let speaking = 0;
Object.defineProperty(window, "speechSynthesis", {
  value: {
    getVoices: () => voices,
    cancel: () => clearTimeout(speaking),
    speak: (speech) => {
      window.spoken.push(speech.text);
      speaking = setTimeout(() => speech.onend(), 300);
    },
  },
});
